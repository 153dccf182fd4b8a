/// <reference types="react-syntax-highlighter" />
import { HTMLProps, useEffect, useRef } from 'react';
import Highlighter from 'react-syntax-highlighter/dist/esm/light';
import bash from 'react-syntax-highlighter/dist/esm/languages/hljs/bash';
import dockerfile from 'react-syntax-highlighter/dist/esm/languages/hljs/dockerfile';
import ini from 'react-syntax-highlighter/dist/esm/languages/hljs/ini';
import json from 'react-syntax-highlighter/dist/esm/languages/hljs/json';
import makefile from 'react-syntax-highlighter/dist/esm/languages/hljs/makefile';
import markdown from 'react-syntax-highlighter/dist/esm/languages/hljs/markdown';
import python from 'react-syntax-highlighter/dist/esm/languages/hljs/python';
import yaml from 'react-syntax-highlighter/dist/esm/languages/hljs/yaml';
import styles from './CodeView.module.css';

const languages = {
  bash,
  dockerfile,
  ini,
  json,
  makefile,
  markdown,
  python,
  yaml,
};
for (const [name, language] of Object.entries(languages)) {
  Highlighter.registerLanguage(name, language);
}

/** In a longer file, such as a lock, colours would cost more than they tell. */
const LONGEST = 60_000;

interface CodeViewProps {
  readonly text: string;
  readonly language: string;
  readonly label: string;
  /** Numbers of lines to point out. */
  readonly marked: readonly number[];
}

/** The content of a file in colours, with the first of the marked lines in sight. */
export default function CodeView(props: CodeViewProps) {
  const { text, language, label, marked } = props;
  const place = useRef<HTMLDivElement>(null);
  const first = marked[0];
  useEffect(() => {
    const line = place.current?.querySelector<HTMLElement>('[data-marked]');
    const box = place.current;
    if (box && first !== undefined) {
      box.scrollTop = (line?.offsetTop ?? 0) - box.clientHeight / 3;
    }
  }, [first, text]);
  const wanted = new Set(marked);
  return (
    <div
      ref={place}
      className={styles.code}
      role="region"
      aria-label={label}
      // What can be scrolled has to be reached by the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {text.length > LONGEST && wanted.size === 0 ? (
        <pre>{text}</pre>
      ) : (
        <Highlighter
          language={text.length > LONGEST ? 'text' : language}
          useInlineStyles={false}
          showLineNumbers={text.length <= LONGEST}
          wrapLines
          lineProps={(number: number) =>
            (wanted.has(number)
              ? { className: styles.marked, 'data-marked': true }
              : {}) as HTMLProps<HTMLElement>
          }
        >
          {text}
        </Highlighter>
      )}
    </div>
  );
}
