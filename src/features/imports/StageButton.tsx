import { Button, type ButtonProps } from '@mantine/core';
import { type ComponentPropsWithoutRef, useEffect, useRef } from 'react';

/**
 * What is most likely done next. It takes the focus that went with the button of the stage before, and none that somebody has put
 * elsewhere.
 */
export function StageButton(props: ButtonProps & ComponentPropsWithoutRef<'button'>) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return <Button ref={button} data-autofocus {...props} />;
}
