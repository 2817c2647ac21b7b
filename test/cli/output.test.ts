import { strict as assert } from 'node:assert';
import { EspalierConflictError, EspalierConnectionError } from '@espalier/sdk';
import { CommandError, failureText } from '../../cli/src/failure.ts';
import { visibleLine, visibleText } from '../../cli/src/output.ts';
import { showProgress } from '../../cli/src/progress.ts';

describe('what a terminal sees', () => {
  it('has no escape sequences and no characters that turn lines around', () => {
    const text = 'red \u001b[31m, back \u202e, next\u2028line, \u0085, 東京 é 👩‍👩‍👧\nline 2';
    assert.equal(
      visibleText(text),
      'red \\u{1b}[31m, back \\u{202e}, next\\u{2028}line, \\u{85}, 東京 é 👩‍👩‍👧\nline 2',
    );
    assert.equal(visibleLine('a\nb'), 'a\\u{a}b');
  });

  it('is told how far long work is, and nothing of it stays', () => {
    const written: string[] = [];
    const stream = (isTTY: boolean) =>
      ({ isTTY, write: (text: string) => written.push(text) }) as unknown as NodeJS.WriteStream;
    const silent = showProgress(stream(false));
    silent.update('reading');
    silent.end();
    assert.deepEqual(written, []);
    const shown = showProgress(stream(true));
    shown.update('reading: 1');
    // Too soon after the first to be worth a line.
    shown.update('reading: 2');
    shown.end();
    assert.deepEqual(written, ['\r\u001b[Kreading: 1', '\r\u001b[K']);
  });
});

describe('errors of the command line', () => {
  it('are one message for what somebody can do something about, and a stack for a mistake of ours', () => {
    assert.equal(failureText(new CommandError('no \u001b such')), 'no \\u{1b} such');
    const details = [{ pointer: '/slug', code: 'slug_taken', message: 'is taken' }];
    const init = {
      code: 'slug_taken',
      message: 'the slug is taken',
      status: 409,
      category: 'CONFLICT',
      details,
    } as const;
    assert.equal(
      failureText(new EspalierConflictError(init)),
      'the slug is taken (slug_taken).\n  /slug: is taken',
    );
    const refused = new EspalierConnectionError({ message: 'refused', timeout: false, retryable: true });
    assert.match(failureText(refused), /^refused\. Is ESPALIER_URL right/);
    assert.match(failureText(new TypeError('ours')), /^TypeError: ours\n +at /);
  });
});
