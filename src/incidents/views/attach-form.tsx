import { type AppContext, Button, Effect, Field, type FieldError, t } from '../../ui/index.ts';

/** What the file chooser offers; what counts is the content (detectType). */
const ACCEPT = '.pdf,.png,.jpg,.jpeg,.txt,.eml';

/** Adds one piece of evidence. */
export function AttachForm({
  c,
  id,
  about,
  errors,
}: {
  c: AppContext;
  id: string;
  about: string;
  errors: readonly FieldError[];
}) {
  const errorOf = (field: string) => errors.find((one) => one.id === field)?.message ?? null;
  const wrong = errorOf('piece');
  return (
    <form
      class="ec-stack"
      data-gap="s"
      method="post"
      action={`/incidents/${id}/pieces`}
      enctype="multipart/form-data"
    >
      <Field
        c={c}
        id="objet"
        label={t(c, 'incidents.attachments.about')}
        help={t(c, 'incidents.attachments.aboutHelp')}
        value={about}
        maxlength={200}
        required
        error={errorOf('objet')}
      />
      <div class="ds-field">
        <label class="ds-label" for="piece">
          {t(c, 'incidents.attachments.file')}
        </label>
        <p data-field="description" id="piece-aide">
          {t(c, 'incidents.attachments.fileHelp')}
        </p>
        <input
          class="ds-input"
          type="file"
          id="piece"
          name="piece"
          accept={ACCEPT}
          required
          aria-describedby={wrong ? 'piece-aide piece-erreur' : 'piece-aide'}
          aria-invalid={wrong ? 'true' : undefined}
        />
        {wrong ? (
          <p class="ds-validation-message" data-field="validation" id="piece-erreur">
            {wrong}
          </p>
        ) : null}
      </div>
      <Effect
        c={c}
        what={t(c, 'incidents.attachments.effect.what')}
        who={t(c, 'incidents.attachments.effect.who')}
        undo={t(c, 'incidents.attachments.effect.undo')}
      />
      <div class="ec-row">
        <Button look="secondary">{t(c, 'incidents.attachments.submit')}</Button>
      </div>
    </form>
  );
}
