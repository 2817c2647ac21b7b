import type { PersonCreate } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { OutputNames } from './espalier-resource.ts';
import type { PartyFieldArgs, RoleArgs } from './party-args.ts';
import { PartyResource, partyOutputNames } from './party-resource.ts';

/** What a program may say about a person beside what it may say about any party. */
export interface PersonFieldArgs {
  /** Given name; 1 to 255 characters. Default: none. */
  firstName?: pulumi.Input<PersonCreate['firstName']>;
  /** Middle names; 1 to 255 characters. Default: none. */
  middleName?: pulumi.Input<PersonCreate['middleName']>;
  /** Family name; 1 to 255 characters. Default: none. */
  lastName?: pulumi.Input<PersonCreate['lastName']>;
  /** Date as in `1990-02-28`. Default: none. */
  birthDate?: pulumi.Input<PersonCreate['birthDate']>;
  /** E-mail address; at most 320 characters. Default: none. */
  email?: pulumi.Input<PersonCreate['email']>;
}

/** Arguments of a {@link Person}. All of them change in place; none replaces the person. */
export interface PersonArgs extends PartyFieldArgs, RoleArgs, PersonFieldArgs {}

/** A natural person. */
export class Person extends PartyResource {
  declare readonly firstName: pulumi.Output<string | undefined>;
  declare readonly middleName: pulumi.Output<string | undefined>;
  declare readonly lastName: pulumi.Output<string | undefined>;
  declare readonly birthDate: pulumi.Output<string | undefined>;
  declare readonly email: pulumi.Output<string | undefined>;

  /** Looks up a person by id, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Person {
    return new Person(name, {} as PersonArgs, { ...opts, id });
  }

  constructor(name: string, args: PersonArgs, opts?: pulumi.CustomResourceOptions) {
    super('Person', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<Person> = {
  ...partyOutputNames,
  firstName: undefined,
  middleName: undefined,
  lastName: undefined,
  birthDate: undefined,
  email: undefined,
};
