/** The routes of the catalogue, its parties and rights. */
import { ClaimsController } from './claims.controller.js';
import { GetTrackOffersController } from './get-track-offers.js';
import { ListReleasesController } from './list-releases.js';
import { PartiesController } from './parties.controller.js';
import { PostErnController } from './post-ern.js';
import { CatalogueTracksController } from './tracks.controller.js';
import { WorksController } from './works.controller.js';

export const CATALOGUE_CONTROLLERS = [
  PostErnController,
  CatalogueTracksController,
  GetTrackOffersController,
  PartiesController,
  WorksController,
  ListReleasesController,
  ClaimsController,
] as const;
