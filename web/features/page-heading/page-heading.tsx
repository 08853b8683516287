import type { ReactNode } from 'react';
import styles from './page-heading.module.css';

/**
 * The one `h1` of a screen, which takes the focus after a navigation, and the title of its tab. A title stays in the browser's
 * history, so it names the screen and nothing of the person's data.
 */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <>
      <title>{`${title} · Konto`}</title>
      <h1 tabIndex={-1} className={styles.heading}>
        {children ?? title}
      </h1>
    </>
  );
}
