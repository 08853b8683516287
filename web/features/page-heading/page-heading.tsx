import type { ReactNode } from 'react';
import styles from './page-heading.module.css';

/** The one `h1` of a screen, which takes the focus after a navigation, and the title of its tab, without amounts. */
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
