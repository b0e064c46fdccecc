import { Panel, t, type Viewer } from '../../ui/index.ts';
import type { PlaceView, TrainingPage } from '../find-training.ts';
import type { FoundPlace } from '../search/find-place.ts';
import { distanceWords } from './session-words.tsx';

/** Where one goes, each address once. */
export function PlacesPanel({
  c,
  training,
  from,
}: {
  c: Viewer;
  training: TrainingPage;
  from: FoundPlace | null;
}) {
  const places = new Map(
    training.actions.flatMap((each) => each.places).map((place) => [linesOf(place).join('|'), place]),
  );
  if (places.size === 0) return null;
  return (
    <Panel title={t(c, 'catalogue.training.places')}>
      <ul class="ec-plain ec-stack" data-gap="s">
        {[...places.values()].map((place) => {
          const km = kilometresTo(from, place);
          return (
            <li>
              {linesOf(place).map((line) => (
                <div>{line}</div>
              ))}
              {km === null ? null : <div class="ec-sub">{distanceWords(c, km)}</div>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function linesOf(place: PlaceView): string[] {
  const town = [place.postalCode, place.commune].filter((each) => each !== null).join(' ');
  return [place.name ?? '', ...place.address, town].filter((each) => each !== '');
}

/** As the crow flies, from the place that was searched around; null when either is not on the map. */
export function kilometresTo(from: FoundPlace | null, place: PlaceView): number | null {
  if (from?.kind !== 'around' || place.latitude === null || place.longitude === null) return null;
  const north = place.latitude - from.latitude;
  const east = (place.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  return 111.195 * Math.hypot(north, east);
}
