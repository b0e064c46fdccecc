/** Two gates, three water levels. */
export function Logo() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="9" fill="#164f6d" />
      <path d="M4 14.5c1.5-1.3 3-1.3 4.5 0s3 1.3 4.5 0V33H4z" fill="#a9dcf0" />
      <path d="M16 20.5c1.3-1.1 2.7-1.1 4 0s2.7 1.1 4 0V33h-8z" fill="#6fbfde" />
      <path d="M27 26.5c1.5-1.3 3-1.3 4.5 0s3 1.3 4.5 0V33h-9z" fill="#3f97bd" />
      <rect x="13.3" y="8" width="2.6" height="25" rx="1.3" fill="#f0a15f" />
      <rect x="24.1" y="8" width="2.6" height="25" rx="1.3" fill="#f0a15f" />
    </svg>
  );
}

/** The level line under the header: three pools, stepping down; the only ornament. */
export function Levels() {
  return (
    <svg class="ec-levels" viewBox="0 0 300 6" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 0h100v6H0z" fill="#a9dcf0" />
      <path d="M100 0h100v6H100z" fill="#6fbfde" />
      <path d="M200 0h100v6H200z" fill="#3f97bd" />
    </svg>
  );
}
