/** How far long work is, on a terminal only: one line of stderr that is written over and gone in the end. */

const leastPauseMs = 100;
const clearLine = '\r\u001b[K';

export interface Progress {
  update(words: string): void;
  /** Takes the line away. */
  end(): void;
}

/** Shows nothing when stderr is no terminal. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let shownAt = 0;
  return {
    update(words) {
      if (!stream.isTTY || Date.now() - shownAt < leastPauseMs) return;
      shownAt = Date.now();
      stream.write(`${clearLine}${words}`);
    },
    end() {
      if (shownAt > 0) stream.write(clearLine);
      shownAt = 0;
    },
  };
}
