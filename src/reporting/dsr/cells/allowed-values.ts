/**
 * The allowed values of DSR cells: the codes of value list 1.2, and those that newer lists add. Codes are written in
 * exactly this case; who reads ignores it.
 */
import { CURRENCIES } from '../../../domain/shared/currency.js';
import { isTerritory } from './territories.js';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

const COMMERCIAL_MODELS = words(`
  AdvertisementSupportedModel AsPerContract DeviceFeeModel FreeOfChargeModel PayAsYouGoModel PerformanceRoyaltiesModel
  RightsClaimModel SubscriptionModel Unknown UserDefined`);

const USES = words(`
  AsPerContract Broadcast Cable ConditionalDownload ContentInfluencedStream Display Download Dub DubForAdvertisement
  DubForLivePerformance DubForMovies DubForMusicOnHold DubForPublicPerformance DubForRadio DubForTV ExtractForInternet
  KioskDownload Narrowcast NonInteractiveStream OnDemandStream Perform PerformAsMusicOnHold PerformInLivePerformance
  PerformInPublic PermanentDownload Playback PlayInPublic Podcast Print PrivateCopy PurchaseAsPhysicalProduct Rent
  Simulcast Stream TetheredDownload TimeInfluencedStream Unknown Use UseAsAlertTone UseAsDevice UseAsKaraoke
  UseAsRingbackTone UseAsRingbackTune UseAsRingtone UseAsRingtune UseAsScreensaver UseAsVoiceMail UseAsWallpaper
  UseForIdentification UseInMobilePhoneMessaging UseInPhoneListening UserDefined UserMakeAvailableLabelProvided
  UserMakeAvailableUserProvided Webcast`);

const RELEASES = words(`
  Album AlertToneRelease AsPerContract AudioBookRelease BackCoverImageRelease BookletBackImageRelease
  BookletFrontImageRelease BookletRelease Bundle ClassicalAlbum ClassicalDigitalBoxedSet ClassicalMultimediaAlbum
  ConcertVideo DigitalBoxSetRelease DjMix Documentary Drama EBookRelease EP Episode FeatureFilm KaraokeRelease
  LiveEventVideo LogoRelease LongFormMusicalWorkVideoRelease LongFormNonMusicalWorkVideoRelease LyricSheetRelease
  MultimediaAlbum MultimediaDigitalBoxedSet MultimediaSingle MusicalWorkBasedGameRelease NonMusicalWorkBasedGameRelease
  PlayList RingbackToneRelease RingtoneRelease Season Series SheetMusicRelease ShortFilm Single SingleResourceRelease
  StemBundle TrackRelease UserDefined VideoAlbum VideoMastertoneRelease VideoSingle WallpaperRelease`);

const PROFILE_IDS = words(`
  AudioVisualProfile AudioVisualProfileSRB BasicAudioProfile BasicAudioProfileSRB
  FinancialReportingToRecordCompaniesProfileSRB MasterListProfile MasterListProfileSRB RadioBroadcastProfile
  RoyaltyReportingProfile UGCProfile`);

/** Out of use, and still met in reports about the past. */
const RETIRED_CURRENCIES = words(`
  ANG BGN BYR CUC EEK HRK LTL LVL MRO MTL SKK SLL STD TMM TRL USN VEB VEF ZMK ZWD ZWL ZWN ZWR CHE CHW CLF COU MXV UYI XAG
  XAU XDR XPD XPT BOV ROL SIT CYP SDD GHC MZM AZM`);

export type AllowedSet =
  | 'CommercialModelType' | 'UseType' | 'ReleaseType' | 'ResourceType' | 'RightsCoverage' | 'ProfileId' | 'CurrencyCode'
  | 'CurrentTerritoryCode'; // prettier-ignore

type Values = { readonly codes: ReadonlySet<string>; /** Of newer lists. */ readonly newer: ReadonlySet<string> };

const values = (codes: readonly string[], newer = ''): Values => ({
  codes: new Set(codes),
  newer: new Set(newer === '' ? [] : words(newer)),
});

/** List 1.2 is older than these codes. */
const NEWER_CURRENCIES = 'BYN SLE VED XCG ZWG';

const SETS: Readonly<Record<Exclude<AllowedSet, 'CurrentTerritoryCode'>, Values>> = {
  CommercialModelType: values(COMMERCIAL_MODELS),
  UseType: values(USES, 'ProgrammedContentStream LiveStream'),
  ReleaseType: values(RELEASES, 'AudioDramaRelease DramaticoMusicalVideoRelease'),
  ResourceType: values(words('Image MIDI SheetMusic Software SoundRecording Text UserDefinedResource Video')),
  RightsCoverage: values(
    words('MakeAvailableRight MechanicalRight PerformingRight PrintRight ReproductionRight SynchronizationRight UserDefined'), // prettier-ignore
  ),
  ProfileId: values(PROFILE_IDS, 'BasicAudioProfileMLC UGCProfileSRB'),
  CurrencyCode: values(
    [...CURRENCIES.filter((code) => !NEWER_CURRENCIES.includes(code)), ...RETIRED_CURRENCIES],
    NEWER_CURRENCIES,
  ),
};

/** `UserDefined`, one space, and a name of one's own. */
const USER_DEFINED = /^UserDefined [A-Za-z0-9]+$/;

export const isAllowed = (set: AllowedSet, value: string): boolean => {
  if (set === 'CurrentTerritoryCode') return isTerritory(value);
  const { codes } = SETS[set];
  return codes.has(value) || (USER_DEFINED.test(value) && codes.has('UserDefined'));
};

/** Of a list that is newer than 1.2. */
export const isNewer = (set: AllowedSet, value: string): boolean =>
  set !== 'CurrentTerritoryCode' && SETS[set].newer.has(value);

/** The code that a text in another case stands for. */
export const inOtherCase = (set: AllowedSet, value: string): string | undefined => {
  const folded = value.toLowerCase();
  if (set === 'CurrentTerritoryCode')
    return [value.toUpperCase(), 'Worldwide'].find((code) => code.toLowerCase() === folded && isTerritory(code));
  return [...SETS[set].codes, ...SETS[set].newer].find((code) => code.toLowerCase() === folded);
};

/** `form` of a cell that takes codes of a set. */
export const isSet = (form: string): form is AllowedSet => form === 'CurrentTerritoryCode' || Object.hasOwn(SETS, form);
