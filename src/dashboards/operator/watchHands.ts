/** What tells that somebody works on an element; to be spread on it. */
export type HandsWatch = Record<
  'onPointerMove' | 'onPointerLeave' | 'onKeyDown' | 'onScrollCapture' | 'onFocus' | 'onBlur',
  () => void
>;

/** Knows whether pointer or focus are on an element, or were lately. */
export function watchHands() {
  let isOver = false;
  let hasFocus = false;
  let wasTouched = false;
  const touched = () => {
    wasTouched = true;
  };
  const watch: HandsWatch = {
    onPointerMove() {
      isOver = true;
      touched();
    },
    onPointerLeave() {
      isOver = false;
      touched();
    },
    onKeyDown: touched,
    onScrollCapture: touched,
    onFocus() {
      hasFocus = true;
    },
    onBlur() {
      hasFocus = false;
      touched();
    },
  };
  return {
    watch,
    /** Nobody is on it, and nobody was since the last call. */
    wereIdle(): boolean {
      const were = !isOver && !hasFocus && !wasTouched;
      wasTouched = false;
      return were;
    },
  };
}
