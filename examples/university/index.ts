/** A university: faculties and departments, who lives in them, and groups that cut across. */
import * as espalier from '@espalier/pulumi';

// Units make the skeleton. Branding set at the top flows down until a unit sets its own.
const university = new espalier.OrganizationUnit('university', {
  displayName: 'Northwind University',
  branding: { primaryColor: '#0b3d91', logo: 'https://northwind.example/logo.svg' },
  tosUri: 'https://northwind.example/terms',
});

const science = new espalier.OrganizationUnit('science', {
  displayName: 'Faculty of Science',
  parentOuId: university.id,
});

const physics = new espalier.OrganizationUnit('physics', {
  displayName: 'Department of Physics',
  parentOuId: science.id,
});

new espalier.OrganizationUnit('mathematics', {
  displayName: 'Department of Mathematics',
  parentOuId: science.id,
});

// MERGE: its own colour, and from above what it does not set itself, such as the logo.
const humanities = new espalier.OrganizationUnit('humanities', {
  displayName: 'Faculty of Humanities',
  parentOuId: university.id,
  branding: { primaryColor: '#7a1f1f' },
  ouInheritancePolicy: 'MERGE',
});

const legal = new espalier.OrganizationUnit('legal', {
  displayName: 'Legal',
  parentOuId: university.id,
});

// Everybody and everything lives in one home unit.
new espalier.Person('student', {
  displayName: 'Noor Bakker',
  firstName: 'Noor',
  lastName: 'Bakker',
  email: 'noor.bakker@northwind.example',
  organizationUnitId: humanities.id,
  specializations: [{ subtype: 'student' }],
});

new espalier.Service('case-handling', {
  displayName: 'Case handling',
  serviceType: 'case_handling',
  endpointUri: 'https://cases.northwind.example',
  organizationUnitId: humanities.id,
});

// One person with two roles, each in a unit of its own: a student of humanities who works in physics.
const ada = new espalier.Person('ada', {
  displayName: 'Ada Vermeer',
  firstName: 'Ada',
  lastName: 'Vermeer',
  email: 'ada.vermeer@northwind.example',
  externalId: 'hr-4711',
  organizationUnitId: physics.id,
  specializations: [
    { subtype: 'student', organizationUnitId: humanities.id, attributes: { year: 2 } },
    { subtype: 'employee', organizationUnitId: physics.id, attributes: { position: 'Laboratory assistant' } },
  ],
});

const counsel = new espalier.Person('counsel', {
  displayName: 'Ilse de Wit',
  firstName: 'Ilse',
  lastName: 'de Wit',
  organizationUnitId: legal.id,
  specializations: [{ subtype: 'employee' }],
});

const privacyOfficer = new espalier.Person('privacy-officer', {
  displayName: 'Samir Haddad',
  firstName: 'Samir',
  lastName: 'Haddad',
  organizationUnitId: legal.id,
  specializations: [{ subtype: 'employee' }],
});

const auditor = new espalier.Organization('auditor', {
  displayName: 'Veritas Audit',
  legalName: 'Veritas Audit B.V.',
  organizationType: 'company',
  websiteUrl: 'https://veritas.example',
});

const reporting = new espalier.Service('reporting', {
  displayName: 'Compliance reporting',
  serviceType: 'reporting',
  organizationUnitId: university.id,
});

// Groups hold parties of any type, other groups too; each member keeps its own home.
const incidentResponse = new espalier.Group('incident-response', {
  displayName: 'Incident response',
  organizationUnitId: legal.id,
  memberIds: [privacyOfficer.id, ada.id],
});

const dataProtection = new espalier.Group('data-protection', {
  displayName: 'Data protection working group',
  organizationUnitId: legal.id,
  memberIds: [counsel.id, privacyOfficer.id, auditor.id, reporting.id, incidentResponse.id],
});

export const universityId = university.id;
export const universityCode = university.code;
export const physicsId = physics.id;
export const physicsCode = physics.code;
export const humanitiesId = humanities.id;
export const legalId = legal.id;
export const adaId = ada.id;
export const dataProtectionId = dataProtection.id;
