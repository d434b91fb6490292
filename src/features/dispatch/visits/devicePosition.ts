import type { Position } from '../../../data/taskSheets'

/** Where the device is, once the person has agreed in the browser; null where it refuses, cannot tell or takes too long. */
export function devicePosition(): Promise<Position | null> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
      { timeout: 10_000, maximumAge: 60_000 },
    )
  })
}
