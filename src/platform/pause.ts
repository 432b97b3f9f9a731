import { setMaxListeners } from 'node:events';

/** Waits so long, or until the first of the signals is aborted; leaves no timer and no listener behind. */
export const pause = (ms: number, ...given: readonly (AbortSignal | undefined)[]): Promise<void> =>
  new Promise((done) => {
    const signals = given.filter((signal) => signal !== undefined);
    if (signals.some(({ aborted }) => aborted)) return done();
    const finish = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', finish);
      done();
    };
    const timer = setTimeout(finish, ms);
    for (const signal of signals) signal.addEventListener('abort', finish);
  });

/** Aborts with the first of these; any number of waits may hang on it too. */
export const firstOf = (...signals: readonly AbortSignal[]): AbortSignal => {
  const signal = AbortSignal.any([...signals]);
  setMaxListeners(0, signal);
  return signal;
};

/** An abort that any number of waits may hang on; Node takes more than ten for a leak unless told. */
export const announcement = (): AbortController => {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
};
