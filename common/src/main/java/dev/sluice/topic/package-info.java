/**
 * Every topic, declared once: name, partitions, clean-up. {@link dev.sluice.topic.Topics} is the list;
 * {@link dev.sluice.topic.TopicSetup} creates and checks it.
 */
@NullMarked
package dev.sluice.topic;

import org.jspecify.annotations.NullMarked;
