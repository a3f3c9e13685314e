/** The table of contents: every door with its method, path and guard. */
import { ROLES } from '../domain/people.ts';
import { printAlerts, tryDuty, tryLadder } from './api/alerts.ts';
import { confirmCall, rejectCall, showCall, showCallPage, undoConfirmation } from './api/calls.ts';
import { audit, grantRole, moveClock, tryMatch, tryRoute } from './api/desk.ts';
import {
  confirmSummary,
  correctFact,
  editTranscript,
  extractAgain,
  noteCall,
  transcribeAgain,
  undoCorrection,
} from './api/digest.ts';
import { changeRules, listStuckSteps, retryStep, showDossier, showRules } from './api/upkeep.ts';
import { listCustomerRoutes } from './routes-customers.ts';
import { listThingRoutes } from './routes-things.ts';
import { playToProvider, takeSpeechCallback } from './speech.ts';
import { watchChanges } from './api/changes.ts';
import { showMe, showMyStatus, undoStatus } from './api/me.ts';
import { showTeam } from './api/team.ts';
import { tryRouteInWords } from './api/try.ts';
import {
  addProduct,
  changeProduct,
  importProducts,
  listProducts,
  removeProduct,
} from './api/products.ts';
import { showPicture } from './api/pictures.ts';
import { showSpanReport } from './api/reports.ts';
import { issueTicket, playMedia } from './api/recordings.ts';
import {
  addOverride,
  answerSwap,
  askSwap,
  listGaps,
  removeOverride,
  setHolder,
  showRosterAt,
  showWeek,
  withdrawSwap,
} from './api/roster.ts';
import { listShifts, showRosterPage, showSwapPage } from './api/roster-page.ts';
import { confirmCheckIn, listCheckIns, showHandOver } from './api/roster-duty.ts';
import { logIn, logOut } from './api/session.ts';
import { setStatus, showBoard } from './api/status.ts';
import { serveAsset, showNoIcon } from './assets.ts';
import { showDocsPage, showDocument } from './docs.ts';
import type { Route } from './door.ts';
import type { Doors } from './doors.ts';
import { answerRoute, takeEvent } from './gateway.ts';
import { createLoginLimit } from './login-limit.ts';
import { finishOauth, startOauth } from './oauth.ts';
import { showAlive, showMetrics, showReady } from './system.ts';
import { takeCallback, verifyCallback } from './wecom.ts';

/** Any employee with a role; whether a call may be seen is decided call by call. */
const EVERY_ROLE = ROLES;
/** Who may spend money on hearing a call again. */
const LEAD = ['director', 'admin'] as const;

export function listRoutes(doors: Doors): readonly Route[] {
  const limit = createLoginLimit();
  const routes: readonly Route[] = [
    { method: 'post', path: '/gateway/events', guard: 'gateway', ...takeEvent(doors) },
    { method: 'post', path: '/gateway/route', guard: 'gateway', ...answerRoute(doors) },
    { method: 'get', path: '/wecom/callback', guard: 'wecom', ...verifyCallback(doors) },
    { method: 'post', path: '/wecom/callback', guard: 'wecom', ...takeCallback(doors) },

    { method: 'post', path: '/api/session', guard: 'public', ...logIn(doors, limit) },
    { method: 'delete', path: '/api/session', guard: 'session', ...logOut(doors) },
    { method: 'get', path: '/oauth/start', guard: 'public', ...startOauth(doors) },
    { method: 'get', path: '/oauth/callback', guard: 'public', ...finishOauth(doors, limit) },

    { method: 'get', path: '/api/sales/status', guard: EVERY_ROLE, ...showBoard(doors) },
    { method: 'post', path: '/api/sales/status', guard: ['rep', 'duty'], ...setStatus(doors) },

    {
      method: 'post',
      path: '/api/sales/status/undo',
      guard: ['rep', 'duty'],
      ...undoStatus(doors),
    },
    { method: 'get', path: '/api/me', guard: 'session', ...showMe(doors) },
    { method: 'get', path: '/api/me/status', guard: 'session', ...showMyStatus(doors) },
    { method: 'get', path: '/api/changes', guard: EVERY_ROLE, ...watchChanges(doors) },
    { method: 'get', path: '/api/team', guard: EVERY_ROLE, ...showTeam(doors) },
    { method: 'post', path: '/api/try-route', guard: LEAD, ...tryRouteInWords(doors) },

    { method: 'get', path: '/c/:callId', guard: EVERY_ROLE, ...showCallPage(doors) },
    { method: 'get', path: '/api/calls/:id', guard: EVERY_ROLE, ...showCall(doors) },
    { method: 'post', path: '/api/calls/:id/confirm', guard: EVERY_ROLE, ...confirmCall(doors) },
    { method: 'post', path: '/api/calls/:id/reject', guard: EVERY_ROLE, ...rejectCall(doors) },
    { method: 'post', path: '/api/calls/:id/undo', guard: EVERY_ROLE, ...undoConfirmation(doors) },
    {
      method: 'post',
      path: '/api/recordings/:id/ticket',
      guard: EVERY_ROLE,
      ...issueTicket(doors),
    },
    { method: 'get', path: '/media/:ticket', guard: 'public', ...playMedia(doors) },
    { method: 'get', path: '/p/:picture', guard: 'public', ...showPicture(doors) },
    { method: 'get', path: '/api/reports', guard: LEAD, ...showSpanReport(doors) },

    { method: 'post', path: '/api/calls/:id/facts', guard: EVERY_ROLE, ...correctFact(doors) },
    {
      method: 'post',
      path: '/api/calls/:id/facts/undo',
      guard: EVERY_ROLE,
      ...undoCorrection(doors),
    },
    {
      method: 'post',
      path: '/api/calls/:id/transcript',
      guard: EVERY_ROLE,
      ...editTranscript(doors),
    },
    { method: 'post', path: '/api/calls/:id/extract', guard: EVERY_ROLE, ...extractAgain(doors) },
    { method: 'post', path: '/api/calls/:id/transcribe', guard: LEAD, ...transcribeAgain(doors) },
    { method: 'post', path: '/api/calls/:id/note', guard: EVERY_ROLE, ...noteCall(doors) },
    {
      method: 'post',
      path: '/api/calls/:id/summary/confirm',
      guard: EVERY_ROLE,
      ...confirmSummary(doors),
    },
    { method: 'get', path: '/api/jobs', guard: ['admin'], ...listStuckSteps(doors) },
    { method: 'post', path: '/api/jobs/retry', guard: ['admin'], ...retryStep(doors) },
    { method: 'get', path: '/api/rules/follow-up', guard: EVERY_ROLE, ...showRules(doors) },
    { method: 'post', path: '/api/rules/follow-up', guard: ['admin'], ...changeRules(doors) },
    { method: 'get', path: '/api/products', guard: EVERY_ROLE, ...listProducts(doors) },
    { method: 'post', path: '/api/products', guard: ['admin'], ...addProduct(doors) },
    // Before :id, which would take it.
    { method: 'post', path: '/api/products/import', guard: ['admin'], ...importProducts(doors) },
    { method: 'post', path: '/api/products/:id', guard: ['admin'], ...changeProduct(doors) },
    { method: 'delete', path: '/api/products/:id', guard: ['admin'], ...removeProduct(doors) },
    { method: 'get', path: '/api/roster', guard: EVERY_ROLE, ...showRosterAt(doors) },
    { method: 'get', path: '/api/roster/week', guard: EVERY_ROLE, ...showWeek(doors) },
    { method: 'get', path: '/api/roster/page', guard: EVERY_ROLE, ...showRosterPage(doors) },
    { method: 'get', path: '/api/roster/shifts', guard: EVERY_ROLE, ...listShifts(doors) },
    { method: 'get', path: '/api/roster/swaps/:id', guard: EVERY_ROLE, ...showSwapPage(doors) },
    { method: 'get', path: '/api/roster/gaps', guard: EVERY_ROLE, ...listGaps(doors) },
    { method: 'post', path: '/api/roster/overrides', guard: LEAD, ...addOverride(doors) },
    { method: 'delete', path: '/api/roster/overrides/:id', guard: LEAD, ...removeOverride(doors) },
    { method: 'post', path: '/api/roster/holders', guard: LEAD, ...setHolder(doors) },
    { method: 'post', path: '/api/roster/swaps', guard: ['rep'], ...askSwap(doors) },
    {
      method: 'post',
      path: '/api/roster/swaps/:id/grant',
      guard: ['rep'],
      ...answerSwap(doors, 'grant'),
    },
    {
      method: 'post',
      path: '/api/roster/swaps/:id/refuse',
      guard: ['rep'],
      ...answerSwap(doors, 'refuse'),
    },
    {
      method: 'post',
      path: '/api/roster/swaps/:id/withdraw',
      guard: ['rep'],
      ...withdrawSwap(doors),
    },
    { method: 'get', path: '/api/roster/check-ins', guard: EVERY_ROLE, ...listCheckIns(doors) },
    {
      method: 'post',
      path: '/api/roster/check-ins/:id/confirm',
      guard: EVERY_ROLE,
      ...confirmCheckIn(doors),
    },
    { method: 'get', path: '/api/roster/hand-over', guard: EVERY_ROLE, ...showHandOver(doors) },
    {
      method: 'get',
      path: '/speech/audio/:recording/:until/:signed/:attempt',
      guard: 'public',
      ...playToProvider(doors),
    },
    {
      method: 'get',
      path: '/speech/iflytek/:attempt',
      guard: 'public',
      ...takeSpeechCallback(doors),
    },

    ...listThingRoutes(doors),
    ...listCustomerRoutes(doors),
    { method: 'post', path: '/api/cli/alerts', guard: 'cli', ...printAlerts(doors) },
    { method: 'post', path: '/api/cli/ladder', guard: 'cli', ...tryLadder(doors) },
    { method: 'post', path: '/api/cli/duty', guard: 'cli', ...tryDuty(doors) },
    { method: 'post', path: '/api/cli/call', guard: 'cli', ...showDossier(doors) },
    { method: 'post', path: '/api/cli/match', guard: 'cli', ...tryMatch(doors) },
    { method: 'post', path: '/api/cli/route', guard: 'cli', ...tryRoute(doors) },
    { method: 'post', path: '/api/cli/grant', guard: 'cli', ...grantRole(doors) },
    { method: 'post', path: '/api/cli/clock', guard: 'cli', ...moveClock(doors) },
    { method: 'post', path: '/api/cli/audit', guard: 'cli', ...audit(doors) },

    { method: 'get', path: '/healthz', guard: 'public', ...showAlive() },
    { method: 'get', path: '/readyz', guard: 'public', ...showReady(doors) },
    { method: 'get', path: '/metrics', guard: 'public', ...showMetrics(doors) },
    { method: 'get', path: '/openapi.json', guard: 'public', ...showDocument(() => routes) },
    { method: 'get', path: '/docs', guard: 'public', ...showDocsPage() },
    { method: 'get', path: '/assets/:name', guard: 'public', ...serveAsset() },
    { method: 'get', path: '/favicon.ico', guard: 'public', ...showNoIcon() },
  ];
  return routes;
}
