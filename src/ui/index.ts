/** The one door of the interface: the page, its parts, texts, dates and numbers. */
export { csvResponse } from './csv.ts';
export type {
  ActorView,
  AppContext,
  AppEnv,
  BudgetView,
  Lang,
  MovedSession,
  NavKey,
  PageContext,
  Role,
  Viewer,
} from './env.ts';
export { isAgent } from './env.ts';
export {
  capitalise,
  daysFromNow,
  formatDate,
  formatDateRange,
  formatDateTime,
  formatLongDate,
  formatNumber,
  formatRelativeDay,
  formatTime,
  initials,
  parisDay,
  withArticle,
} from './format.ts';
export { Icon, type IconName } from './icons.tsx';
export { Page, type PageProps } from './page.tsx';
export type { Crumb } from './parts/breadcrumbs.tsx';
export { Button, LinkButton } from './parts/button.tsx';
export { ChipLinks, ChoiceSet } from './parts/chips.tsx';
export { DataList, type Datum, ProtectedList } from './parts/data-list.tsx';
export { Effect } from './parts/effect.tsx';
export { ErrorSummary, type FieldError } from './parts/error-summary.tsx';
export { Field, Select, type SelectOption, TextArea } from './parts/field.tsx';
export { PageHead } from './parts/heading.tsx';
export { EmptyState, Notice } from './parts/notice.tsx';
export { Pager } from './parts/pager.tsx';
export { Panel } from './parts/panel.tsx';
export { Asked, Masked, type MaskKind, Shown, shownSeconds } from './parts/protected.tsx';
export { type Step, Steps } from './parts/steps.tsx';
export { type Column, type Row, Table } from './parts/table.tsx';
export { Count, Tag, type TagColor, type TagDot } from './parts/tag.tsx';
export { type Event, Timeline } from './parts/timeline.tsx';
export { RefusalPage, refusalStatus, refusalTitle } from './refusal.tsx';
export { localPath, safeUrl } from './safe-url.ts';
export { findText, langOf, type TextKey, t } from './texts/index.ts';
export { frenchHtml, frenchText } from './typography.ts';
