/** Many sequences, each sorted by `endedAt`, as one; only the head of each is held. Ties go to the earlier sequence. */
type Timed = { readonly endedAt: string };
type Head<T> = { readonly value: T; readonly nth: number; readonly rest: Iterator<T> };

export function* mergeByTime<T extends Timed>(sequences: Iterable<Iterable<T>>): Generator<T> {
  const heap: Head<T>[] = [];
  let nth = 0;
  for (const sequence of sequences) push(heap, sequence[Symbol.iterator](), nth++);
  while (heap.length > 0) {
    const { value, rest, nth: from } = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) sink(heap, last);
    push(heap, rest, from);
    yield value;
  }
}

const before = <T extends Timed>(one: Head<T>, other: Head<T>) =>
  one.value.endedAt < other.value.endedAt || (one.value.endedAt === other.value.endedAt && one.nth < other.nth);

const push = <T extends Timed>(heap: Head<T>[], rest: Iterator<T>, nth: number) => {
  const step: IteratorResult<T, unknown> = rest.next();
  if (step.done === true) return;
  const head: Head<T> = { value: step.value, nth, rest };
  let at = heap.length;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(head, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = head;
};

const sink = <T extends Timed>(heap: Head<T>[], head: Head<T>) => {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
    if (!before(heap[child]!, head)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = head;
};
