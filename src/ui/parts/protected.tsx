/**
 * A protected value in its three states: masked, asking for the purpose in place, shown for two
 * minutes. The rows stand inside `<ProtectedList>`.
 */
import type { Child } from 'hono/jsx';
import type { Viewer } from '../env.ts';
import { Icon } from '../icons.tsx';
import { localPath } from '../safe-url.ts';
import { findText, t } from '../texts/index.ts';

/** Fixed length per field: a mask must not tell the length of the value behind it. */
const MASKS = {
  phone: '•• •• •• •• ••',
  email: '••••••••••@••••••••••',
  address: '•• ••• •••••••••, •••••',
  birthDate: '•• / •• / ••••',
  nir: '• •• •• •• ••• ••• ••',
  franceTravailId: '••••••• •',
  text: '••••••••••••',
} as const;

export type MaskKind = keyof typeof MASKS;

export const shownSeconds = 120;

export function Mask({ c, kind }: { c: Viewer; kind: MaskKind }) {
  return (
    <span class="ec-mask" role="img" aria-label={t(c, 'common.masked')}>
      {MASKS[kind]}
    </span>
  );
}

interface MaskedProps {
  c: Viewer;
  id?: string;
  label: string;
  kind: MaskKind;
  /** Page that shows the purpose question in place; null: this viewer may not ask (a word says so). */
  askHref: string | null;
  refusedNote?: string;
}

export function Masked({ c, id, label, kind, askHref, refusedNote }: MaskedProps) {
  return (
    <div id={id}>
      <dt>{label}</dt>
      <dd>
        <Mask c={c} kind={kind} />
      </dd>
      {askHref ? (
        <dd class="ec-do">
          <a
            class="ds-button"
            href={localPath(askHref)}
            data-variant="tertiary"
            data-compact
            aria-label={t(c, 'common.reveal.showLabel', { field: label })}
          >
            <Icon name="eye" />
            {t(c, 'common.reveal.show')}
          </a>
        </dd>
      ) : (
        <dd class="ec-do ec-s ec-mute">{refusedNote}</dd>
      )}
    </div>
  );
}

interface ShownProps {
  c: Viewer;
  id?: string;
  label: string;
  kind: MaskKind;
  value: Child;
  hideHref: string;
  /** Under the value: who saw it, when, why. */
  trace?: Child;
}

/** The `countdown` island counts down and puts the mask back; without script the page itself reloads. */
export function Shown({ c, id, label, kind, value, hideHref, trace }: ShownProps) {
  return (
    <div
      id={id}
      data-open
      data-countdown={shownSeconds}
      data-mask={MASKS[kind]}
      data-hide={localPath(hideHref)}
      data-text-left={t(c, 'common.reveal.leftTemplate')}
      data-text-seconds={t(c, 'common.reveal.leftTemplateSeconds')}
      data-text-over={t(c, 'common.reveal.over')}
    >
      <dt>{label}</dt>
      <dd class="ec-shown" data-verbatim>
        {value}
      </dd>
      <dd class="ec-do ec-row">
        <span class="ec-left">
          <Icon name="clock" />
          <span data-left>{t(c, 'common.reveal.left')}</span>
        </span>
        <a
          class="ds-button"
          href={localPath(hideHref)}
          data-variant="tertiary"
          data-compact
          aria-label={t(c, 'common.reveal.hideLabel', { field: label })}
        >
          {t(c, 'common.reveal.hide')}
        </a>
      </dd>
      {trace ? <dd class="ec-trace">{trace}</dd> : null}
    </div>
  );
}

interface AskedProps {
  c: Viewer;
  id?: string;
  label: string;
  kind: MaskKind;
  /** Where the answer is posted; the form sends `purpose` and the hidden fields. */
  action: string;
  hidden?: Readonly<Record<string, string>>;
  legend: string;
  purposes: readonly string[];
  chosen?: string;
  note?: Child;
  cancelHref: string;
  /** A sensitive class: the button says that the passkey will be asked. */
  presence?: boolean;
}

export function Asked(props: AskedProps) {
  const { c, id, label, kind, presence } = props;
  return (
    <div id={id}>
      <dt>{label}</dt>
      <dd>
        <Mask c={c} kind={kind} />
      </dd>
      <dd class="ec-do ec-s ec-mute">{t(c, 'common.reveal.asked')}</dd>
      <dd class="ec-ask">
        <form method="post" action={localPath(props.action)} data-presence={presence || undefined}>
          {Object.entries(props.hidden ?? {}).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <fieldset class="ec-set">
            <legend>{props.legend}</legend>
            <div class="ec-chips">
              {props.purposes.map((purpose) => (
                <label class="ds-chip">
                  <input
                    class="ds-input"
                    type="radio"
                    name="purpose"
                    value={purpose}
                    required
                    checked={props.chosen === purpose}
                  />
                  {findText(c, `common.purpose.${purpose}`) ?? purpose}
                </label>
              ))}
            </div>
            {props.note ? <p class="ec-s">{props.note}</p> : null}
            <div class="ec-row">
              <button class="ds-button" type="submit" data-compact>
                <Icon name={presence ? 'key' : 'eye'} />
                {t(c, presence ? 'common.reveal.confirmPresence' : 'common.reveal.confirm')}
              </button>
              <a class="ds-button" href={localPath(props.cancelHref)} data-variant="tertiary" data-compact>
                {t(c, 'common.reveal.cancel')}
              </a>
            </div>
          </fieldset>
        </form>
      </dd>
    </div>
  );
}
