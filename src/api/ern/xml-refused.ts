/** Why a document is not read, for machines and for people. */
export type XmlRefusal = { readonly reason: XmlReason; readonly detail: string };

export type XmlReason =
  | 'EncodingNotTaken' | 'NotXml' | 'DoctypeNotTaken' | 'TooLarge' | 'TooDeep' | 'TooManyElements' | 'TooManyAttributes'
  | 'TooLong' | 'NotAnErn' | 'VersionNotTaken' | 'BadHeader'; // prettier-ignore

/** Thrown where a reader must stop at once, and caught where reading began. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused';

  constructor(readonly refusal: XmlRefusal) {
    super(refusal.detail);
  }
}

export const refuseXml = (reason: XmlReason, detail: string): never => {
  throw new XmlRefused({ reason, detail });
};
