/** The routes of the catalogue, its parties and rights. */
import { GetTrackOffersController } from './get-track-offers.js';
import { PartiesController } from './parties.controller.js';
import { PostErnController } from './post-ern.js';
import { RightsController } from './rights.controller.js';
import { CatalogueTracksController } from './tracks.controller.js';

export const CATALOGUE_CONTROLLERS = [
  PostErnController,
  CatalogueTracksController,
  GetTrackOffersController,
  PartiesController,
  RightsController,
] as const;
