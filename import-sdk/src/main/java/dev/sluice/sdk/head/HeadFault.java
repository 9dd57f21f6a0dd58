package dev.sluice.sdk.head;

/**
 * Why a file cannot be imported, as its beginning shows.
 *
 * @param line   where, from 1
 * @param what   what stands there and what would become of it
 * @param advice what to do about it
 */
public record HeadFault(int line, String what, String advice) {}
