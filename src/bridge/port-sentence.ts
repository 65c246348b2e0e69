/** Why a port could not be had, and by which flag to move it. */
export function portSentence(fault: unknown, flag: 'port' | 'osc-port', port: number): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  const what = flag === 'port' ? `Port ${port}` : `UDP port ${port}`;
  if (code === 'EADDRINUSE')
    return `${what} is taken by another program. Close it, or start with --${flag} ${port < 65_535 ? port + 1 : port - 1}.`;
  if (code === 'EACCES')
    return `${what} may not be used by this user. Start with --${flag} ${flag === 'port' ? 4400 : 9000}.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'This computer has no such address. Start with --osc-host 127.0.0.1, or 0.0.0.0 for all.';
  return `${what} cannot be opened: ${fault instanceof Error ? fault.message : String(fault)}.`;
}

/** The same of a port that is tried again: what is so with it. */
export function portReason(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code === 'EADDRINUSE') return 'is taken by a program that does not share it';
  if (code === 'EACCES') return 'may not be used by this user';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'is wanted on an address that this computer does not have';
  return `cannot be opened (${fault instanceof Error ? fault.message : String(fault)})`;
}
