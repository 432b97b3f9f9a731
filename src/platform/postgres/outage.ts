/**
 * Whether a PostgreSQL call failed because the server is away, shutting down, full of connections or too slow to
 * answer (SQLSTATE classes 08, 53, 57P, 57014, and socket errors): a reason to try again, never a reason to give up.
 */
export const isOutage = (error: unknown): boolean => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return (
    (typeof code === 'string' && /^(08|53|57P|57014|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/.test(code)) ||
    (typeof message === 'string' &&
      /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after/.test(
        message,
      ))
  );
};
