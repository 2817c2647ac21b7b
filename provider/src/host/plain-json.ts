/**
 * A copy with nothing in it but JSON. The engine's wire format fails, after the object was made, on `undefined`,
 * functions and class instances, and turns dates and NaN into something else without a word.
 *
 * @throws TypeError on what JSON cannot say, such as a BigInt or a value that contains itself
 */
export function plainJson<Value extends object>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
