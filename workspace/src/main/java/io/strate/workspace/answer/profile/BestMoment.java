package io.strate.workspace.answer.profile;

/**
 * When a contact or account reacts best, as it was stated last.
 *
 * @param name of the moment's definition
 * @param weekday 1 for Monday
 * @param confidence that it is a habit, from 0 to 1
 * @param isUsual whether it is everybody's moment, and no habit that could be told from chance
 */
public record BestMoment(
    String name, String label, int weekday, int hour, double confidence, boolean isUsual) {}
