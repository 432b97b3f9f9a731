/** Whether the name of a file and its HEAD are of one mind. */
import { readFileName } from '../file-name.js';
import type { Row } from './row.js';
import { shown, type Tell } from './rules.js';

export const checkHead = (name: string, head: Row, tell: Tell): void => {
  const [file, files] = [head.number('FileNumber'), head.number('NumberOfFiles')];
  if (file !== undefined && files !== undefined && (file.lt(1) || file.gt(files)))
    tell({ rule: 'file-number', where: 'HEAD.FileNumber', what: `is ${file.toFixed()} of ${files.toFixed()}` });
  const parts = readFileName(name);
  if (parts === undefined) return tell({ rule: 'file-name', what: `is ${shown(name)}` });
  const says = (element: string, has: string, cells: readonly string[]) => {
    const values = cells.flatMap((cell) => head.values(cell));
    if (has !== '' && values.length > 0 && !values.some((value) => isSame(has, value)))
      tell({ rule: 'file-name-head', where: `HEAD.${cells[0]}`, what: `the name has the ${element} ${shown(has)}`, right: values.join(' or ') }); // prettier-ignore
  };
  says('recipient', parts.recipient, ['RecipientPartyId', 'RecipientName', 'RepresentedRepertoire']);
  says('sender', parts.sender, ['SenderPartyId', 'SenderName']);
  says('service', parts.service, ['ServiceDescription']);
  says('file', String(parts.file), ['FileNumber']);
  says('number of files', String(parts.files), ['NumberOfFiles']);
};

/** A name has neither spaces nor underscores, so senders leave them out or write something else. */
const isSame = (element: string, value: string): boolean => folded(element) === folded(value);

const folded = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-\u2010]+/g, '');
