/**
 * The words of segmentation as records and sealed types: values, entries of a timeline, profiles,
 * memberships, failures. Knows no library, no storage, no clock and no text format.
 */
package io.strate.domain;
