/** The deals of one or several releases; ERN 3 and 4 say the same in a different order. */
import type { SentDeal } from '../../domain/catalogue/delivery/sent-message.js';
import { elementsAt, isTrue, present, textAt, textsAt, type XmlElement } from './xml-element.js';

export const dealsOf = (releaseDeal: XmlElement): readonly SentDeal[] => {
  const releases = textsAt(releaseDeal, 'DealReleaseReference');
  return elementsAt(releaseDeal, 'Deal', 'DealTerms').map((terms) => ({
    releases,
    territories: textsAt(terms, 'TerritoryCode'),
    exceptTerritories: textsAt(terms, 'ExcludedTerritoryCode'),
    periods: elementsAt(terms, 'ValidityPeriod').map((period) =>
      present({
        from: textAt(period, 'StartDate') ?? textAt(period, 'StartDateTime'),
        to: textAt(period, 'EndDate') ?? textAt(period, 'EndDateTime'),
      }),
    ),
    commercialModels: textsAt(terms, 'CommercialModelType'),
    useTypes: [...textsAt(terms, 'UseType'), ...textsAt(terms, 'Usage', 'UseType')],
    ends: isTrue(textAt(terms, 'TakeDown')) || isTrue(textAt(terms, 'AllDealsCancelled')),
    preOrder: isTrue(textAt(terms, 'IsPreOrderDeal')),
  }));
};
