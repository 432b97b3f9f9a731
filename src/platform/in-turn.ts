/** Runs tasks one after the other, in the order in which they were handed in; a task that fails costs the next nothing. */
export type InTurn = <Result>(task: () => Promise<Result>) => Promise<Result>;

export const inTurn = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };
};
