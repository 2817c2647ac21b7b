import { BlockList, isIPv4 } from 'node:net';

/** Addresses that lead into a network or a machine, not to the internet (IANA special-purpose registries). */
const internal = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  internal.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  internal.addSubnet(address, prefix, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function isListed(list: BlockList, host: string): boolean {
  if (host.startsWith('[')) return list.check(host.slice(1, -1), 'ipv6');
  return isIPv4(host) && list.check(host, 'ipv4');
}

/** @param host - `hostname` of a URL: IPv6 in brackets; names are lower case */
export function isLoopbackHost(host: string): boolean {
  return /^(.+\.)?localhost\.?$/.test(host) || isListed(loopback, host);
}

/**
 * Whether a host is an address of a private, link-local, loopback, multicast or reserved range, also one that is mapped
 * into IPv6. Names are not looked up.
 *
 * @param host - `hostname` of a URL: IPv6 in brackets
 */
export function isInternalHost(host: string): boolean {
  return isListed(internal, host);
}
