package io.strate.demo;

/** One e-mail to one contact. */
record Mail(Contact contact, Campaign.Kind kind, String campaign, String id) {}
