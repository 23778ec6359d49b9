import { Drawer, type DrawerProps } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './SideDrawer.module.css';
import { useIsPhone } from './useIsPhone';

interface SideDrawerProps extends Pick<DrawerProps, 'returnFocus' | 'onEnterTransitionEnd'> {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** In pixels, beside the page. */
  width?: number;
  children: ReactNode;
}

/** What is opened beside the page; on a phone over it. Its content brings its own scrolling and its own foot. */
export function SideDrawer({ isOpen, onClose, title, width = 480, children, ...rest }: SideDrawerProps) {
  const isPhone = useIsPhone();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '96%' : width}
      title={title}
      classNames={{
        content: css.content ?? '',
        header: css.header ?? '',
        title: css.title ?? '',
        body: css.body ?? '',
      }}
      {...rest}
    >
      {children}
    </Drawer>
  );
}
