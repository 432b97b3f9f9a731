/** Who says something about the catalogue, in which message, and when: what decides whose word holds. */

export type Statement = {
  /** The DDEX party id of the sender where it is one, else whatever the sender calls itself. */
  readonly sender: string;
  /** Unique for the sender. */
  readonly messageId: string;
  /** When the sender made the message: UTC with milliseconds, so that two of them compare as texts. */
  readonly createdAt: string;
  /** The message says of itself that it updates an earlier one (ERN 3.x alone says so). */
  readonly update: boolean;
};

export const isSameMessage = (one: Statement, other: Statement): boolean =>
  one.sender === other.sender && one.messageId === other.messageId;

/** Whether the one was made before the other; of two made at the same moment an original comes before an update. */
export const isOlder = (one: Statement, other: Statement): boolean =>
  one.createdAt === other.createdAt ? !one.update && other.update : one.createdAt < other.createdAt;
