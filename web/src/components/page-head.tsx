import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type Props = {
  readonly title: string;
  /** Where this page belongs: a way up. */
  readonly up?: { readonly href: string; readonly label: string };
  readonly children?: ComponentChildren;
};

let pagesShown = 0;

/** The heading of a page. On every page but the first it takes the focus, so that a screen reader says where it is. */
export const PageHead = ({ title, up, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    pagesShown += 1;
    if (pagesShown > 1) heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = `${title} · Playledger`;
  }, [title]);
  return (
    <header class="page-head">
      {up && (
        <a class="up" href={up.href}>
          ← {up.label}
        </a>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
};
