/** A clinic whose people come from its staff directory: groups over there say who lives in which unit, with which role. */
import * as espalier from '@espalier/pulumi';
import * as pulumi from '@pulumi/pulumi';

const config = new pulumi.Config();

const clinic = new espalier.OrganizationUnit('clinic', { displayName: 'North Clinic' });
const wards = {
  surgery: new espalier.OrganizationUnit('surgery', { displayName: 'Surgery', parentOuId: clinic.id }),
  pediatrics: new espalier.OrganizationUnit('pediatrics', {
    displayName: 'Pediatrics',
    parentOuId: clinic.id,
  }),
};

// One person is there before the directory is: somebody has to answer for the clinic whatever the directory says.
const ada = new espalier.Person('ada', { displayName: 'Ada Vermeer', email: 'ada@north.example' });
new espalier.RoleAssignment('owner', {
  partyId: ada.id,
  organizationUnitId: clinic.id,
  role: 'owner',
  subtree: true,
});

const staff = new espalier.Integration('staff', {
  organizationUnitId: clinic.id,
  kind: 'directory',
  provider: 'entra',
  displayName: 'Staff directory',
  settings: {
    tenant: 'north.example',
    // Encrypted in the state and in the directory, which never shows it again.
    clientSecret: config.getSecret('directorySecret') ?? 'change me',
  },
});

/** Which group of the directory means what. For people in several groups the oldest rule gives the home unit. */
const groups = [
  { group: 'Surgery', unit: wards.surgery, role: 'member' },
  { group: 'Pediatrics', unit: wards.pediatrics, role: 'member' },
  { group: 'Front desk', unit: clinic, role: 'scheduling_coordinator' },
] as const;
let older: pulumi.Resource[] = [];
for (const { group, unit, role } of groups) {
  const rule = new espalier.ProvisioningRule(
    group.toLowerCase().replace(' ', '-'),
    {
      organizationUnitId: unit.id,
      mode: 'directory_group',
      directoryIntegrationId: staff.id,
      group,
      role,
      // Whoever leaves the group keeps the role, resting, and has it back on return.
      onRemoved: 'suspend',
    },
    // Made in this order, not all at once.
    { dependsOn: older },
  );
  older = [rule];
}

/** Where send-directory.mjs sends to. */
export const directoryId = staff.id;
export const clinicId = clinic.id;
export const surgeryId = wards.surgery.id;
export const pediatricsId = wards.pediatrics.id;
