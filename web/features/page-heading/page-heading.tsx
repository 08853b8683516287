import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import styles from './page-heading.module.css';

/**
 * The one `h1` of a screen and the title of its tab, which holds no amounts. After a navigation the focus moves here,
 * so that a screen reader says where the person is. (WCAG 2.4.3)
 */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  const arrivedByNavigation = key !== 'default';

  // biome-ignore lint/correctness/useExhaustiveDependencies: another pathname is another screen, even of the same kind.
  useEffect(() => {
    if (arrivedByNavigation) heading.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <>
      <title>{`${title} · Konto`}</title>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {children ?? title}
      </h1>
    </>
  );
}
