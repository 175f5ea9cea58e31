/**
 * A made-up vendor of CRM software that sells to companies: {@link io.strate.demo.DemoWorkspace}
 * writes its definitions and 24 months of its data into a folder, {@link
 * io.strate.demo.DemoActivity} tells what happens next. Nothing in it is about anybody, and
 * everything is a function of options and a seed.
 *
 * <p>The population comes in blocks of a hundred contacts, each drawn from its own seed, so that
 * any contact can be made alone: threads share the blocks, memory does not grow with the size, and
 * the live events know everybody without reading the files.
 *
 * <p>What causes what (a model trained on the data should find these, and only these):
 *
 * <ul>
 *   <li>An account's <em>fit</em> (hidden) comes from its size (20 to 249 employees fit best), its
 *       sector and chance. A contact's <em>interest</em> (hidden) comes from the account's fit, the
 *       role, how the contact was won and chance. Region, names and legal form cause nothing.
 *   <li>Interest makes people open, click and visit; it fades for months after they signed up, and
 *       follows the season.
 *   <li>From time to time an account has a <em>project</em>: for four to nine weeks one or two of
 *       its contacts open, click and visit much more, above all {@code /tarifs} and {@code /demo};
 *       fit and season decide how often. A project may lead to a trial, then to one or two quotes.
 *       Most projects lead to nothing.
 *   <li>A quote is signed the likelier, the greater the interest; a trial that was activated, a
 *       role that decides (dirigeant, directeur commercial) and a fitting size help.
 *   <li>Customers whose logins thin out for eleven weeks, and who open more tickets, leave at the
 *       end of their term; those whose use grows are those who get a greater plan.
 *   <li>Opens of Apple's proxy and clicks of security scanners come with the mailbox and the
 *       account, whatever anybody is interested in.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package io.strate.demo;
