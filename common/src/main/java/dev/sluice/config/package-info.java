/**
 * A service's configuration: one YAML file and environment variables that win over it, read into records.
 *
 * <p>Depends on nothing of ours but the SDK's description of a TiDB. Secrets are named here and read only when they are needed. Start at
 * {@link ServiceConfig#load}.
 */
@NullMarked
package dev.sluice.config;

import org.jspecify.annotations.NullMarked;
