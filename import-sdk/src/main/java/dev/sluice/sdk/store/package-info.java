/**
 * Where dumps lie: a source's name, a listing of its files, and their bytes.
 *
 * <p>Start at {@code ObjectStore}. A store knows files and keys, nothing of tables; a kind of storage is one class here.
 */
@NullMarked
package dev.sluice.sdk.store;

import org.jspecify.annotations.NullMarked;
