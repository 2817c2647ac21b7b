interface Row {
  unit: string;
  status: string;
  approver?: string | undefined;
  link?: string | undefined;
}

/** One line per authorization, in columns. */
export function table(rows: Row[]): string {
  const cells = [
    ['unit', 'status', 'ask', 'link'],
    ...rows.map(({ unit, status, approver, link }) => [unit, status, approver ?? '-', link ?? '-']),
  ];
  const width = (column: number) => Math.max(...cells.map((row) => row[column]?.length ?? 0));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(width(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
