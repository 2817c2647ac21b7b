/** Completion scripts. Each first finds the command among the words before the cursor, then offers what may follow it. */
import type { CommandWords } from './command-words.ts';

/** One function per shell; each makes the whole script. */
export const shells = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

function bashScript(commands: readonly CommandWords[]): string {
  const cases = commands.flatMap(({ path, words, flags, values }) => [
    ...values.map(({ flag, choices }) => `    '${path}:${flag}') COMPREPLY=(${replyOf(choices)}); return ;;`),
    `    '${path}:'*) COMPREPLY=(${replyOf([...words, ...flags].map(({ word }) => word))}) ;;`,
  ]);
  return `# bash completion for espalier; load it with: source <(espalier completion bash)
_espalier() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
${commands
  .filter(({ path }) => path !== '')
  .map(({ path }) => `      '${path.includes(' ') ? path : ` ${path}`}') path='${path}' ;;`)
  .join('\n')}
    esac
  done
  case "$path:$previous" in
${cases.join('\n')}
  esac
}
complete -o default -F _espalier espalier`;
}

/** Without words the shell falls back to file names. */
function replyOf(words: readonly string[]): string {
  return words.length === 0 ? '' : `$(compgen -W '${words.join(' ')}' -- "$current")`;
}

function zshScript(commands: readonly CommandWords[]): string {
  const cases = commands.flatMap(({ path, words, flags, values }) => [
    ...values.map(({ flag, choices }) =>
      choices.length === 0
        ? `    '${path}:${flag}') _files; return ;;`
        : `    '${path}:${flag}') compadd -- ${choices.join(' ')}; return ;;`,
    ),
    `    '${path}:'*) offers=(${[...words, ...flags].map(({ word, meaning }) => zshOffer(word, meaning)).join(' ')}) ;;`,
  ]);
  return `#compdef espalier
# zsh completion for espalier; put it in a folder of your fpath as _espalier
_espalier() {
  local current=$words[CURRENT] previous=$words[CURRENT-1] path_='' word
  local -a offers
  for word in $words[2,CURRENT-1]; do
    case "$path_ $word" in
${commands
  .filter(({ path }) => path !== '')
  .map(({ path }) => `      '${path.includes(' ') ? path : ` ${path}`}') path_='${path}' ;;`)
  .join('\n')}
    esac
  done
  case "$path_:$previous" in
${cases.join('\n')}
  esac
  _describe 'espalier' offers
}
if [ "$funcstack[1]" = _espalier ]; then _espalier "$@"; else compdef _espalier espalier; fi`;
}

function zshOffer(word: string, meaning: string): string {
  return `'${word}:${meaning.replaceAll("'", "'\\''").replaceAll(':', ' ')}'`;
}

function fishScript(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ path, words, flags, values }) => {
    const when = `-n '__espalier_at "${path}"'`;
    const known = new Map(values.map(({ flag, choices }) => [flag, choices]));
    return [
      ...words.map(
        ({ word, meaning }) => `complete -c espalier -f ${when} -a ${word} -d ${fishText(meaning)}`,
      ),
      ...flags.map(({ word, meaning }) => {
        const choices = known.get(word);
        const value =
          choices === undefined ? '' : choices.length === 0 ? ' -r' : ` -x -a '${choices.join(' ')}'`;
        return `complete -c espalier ${when} -l ${word.replace(/^--/, '')}${value} -d ${fishText(meaning)}`;
      }),
    ];
  });
  const paths = commands.map(({ path }) => path).filter((path) => path !== '');
  return `# fish completion for espalier; put it in ~/.config/fish/completions/espalier.fish
function __espalier_at
    set -l path ''
    for word in (commandline -opc)[2..]
        set -l longer (string trim -- "$path $word")
        contains -- $longer ${paths.map((path) => `'${path}'`).join(' ')}; and set path $longer
    end
    test "$path" = "$argv[1]"
end
${lines.join('\n')}`;
}

function fishText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
