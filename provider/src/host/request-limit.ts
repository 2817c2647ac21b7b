/**
 * Lets at most `most` calls run at a time; the others wait in the order in which they came.
 *
 * @returns a function that runs a call when its turn comes and passes on what it gives or throws
 */
export function requestLimit(most: number): <Result>(call: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (call) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await call();
    } finally {
      const next = waiting.shift();
      // The turn is handed on, so that a newcomer cannot take it between here and the next waiter.
      if (next === undefined) running--;
      else next();
    }
  };
}
