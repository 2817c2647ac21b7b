// Generated from schema/openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is up */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The store answers */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus metrics */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenApiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/whoami": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the token is */
        get: operations["getWhoami"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tenants
         * @description Platform administrator only.
         */
        get: operations["listTenants"];
        put?: never;
        /**
         * Create a tenant
         * @description Platform administrator only.
         */
        post: operations["createTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a tenant */
        get: operations["getTenant"];
        /** Change a tenant */
        put: operations["updateTenant"];
        post?: never;
        /** Delete a tenant */
        delete: operations["deleteTenant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tokens of a tenant */
        get: operations["listTokens"];
        put?: never;
        /** Make a token */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{id}/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a token */
        get: operations["getToken"];
        put?: never;
        post?: never;
        /** Revoke a token */
        delete: operations["deleteToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List persons */
        get: operations["listPersons"];
        put?: never;
        /** Create a person */
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a person */
        get: operations["getPerson"];
        /**
         * Change a person
         * @description Partial: a field left out stays, null clears it.
         */
        put: operations["updatePerson"];
        post?: never;
        /** Delete a person */
        delete: operations["deletePerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List organizations */
        get: operations["listOrganizations"];
        put?: never;
        /** Create an organization */
        post: operations["createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an organization */
        get: operations["getOrganization"];
        /**
         * Change an organization
         * @description Partial: a field left out stays, null clears it.
         */
        put: operations["updateOrganization"];
        post?: never;
        /** Delete an organization */
        delete: operations["deleteOrganization"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List services */
        get: operations["listServices"];
        put?: never;
        /** Create a service */
        post: operations["createService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a service */
        get: operations["getService"];
        /**
         * Change a service
         * @description Partial: a field left out stays, null clears it.
         */
        put: operations["updateService"];
        post?: never;
        /** Delete a service */
        delete: operations["deleteService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List groups */
        get: operations["listGroups"];
        put?: never;
        /** Create a group */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a group */
        get: operations["getGroup"];
        /**
         * Change a group
         * @description Partial: a field left out stays, null clears it.
         */
        put: operations["updateGroup"];
        post?: never;
        /** Delete a group */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List units */
        get: operations["listOrganizationUnits"];
        put?: never;
        /** Create a unit */
        post: operations["createOrganizationUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a unit */
        get: operations["getOrganizationUnit"];
        /**
         * Change a unit
         * @description Partial: a field left out stays, null clears it. Changing parentOuId moves the unit.
         */
        put: operations["updateOrganizationUnit"];
        post?: never;
        /**
         * Delete a unit
         * @description Soft delete. A unit that is not empty is refused unless mode says what becomes of its contents.
         */
        delete: operations["deleteOrganizationUnit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List parties of every type */
        get: operations["listParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a party of any type */
        get: operations["getParty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parties/{id}/effective": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Effective branding and terms of a party */
        get: operations["getPartyEffective"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parties/{id}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups that a party is in */
        get: operations["listPartyGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of a group
         * @description transitive=true walks nested groups and lists them too.
         */
        get: operations["listGroupMembers"];
        /** Replace the members of a group */
        put: operations["replaceGroupMembers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}/members/{partyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add a member */
        put: operations["addGroupMember"];
        post?: never;
        /** Remove a member */
        delete: operations["removeGroupMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tree, nested */
        get: operations["getOrganizationUnitTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a unit with everything below it
         * @description Ids stay, codes follow. The same parent: nothing changes. With dryRun: the codes and effective values that would change.
         */
        post: operations["moveOrganizationUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units directly below */
        get: operations["listOrganizationUnitChildren"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parties that live in a unit */
        get: operations["listOrganizationUnitMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/descendants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units below, by code */
        get: operations["listOrganizationUnitDescendants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/ancestors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units above, root first */
        get: operations["listOrganizationUnitAncestors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/effective": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Effective branding and terms of a unit */
        get: operations["getOrganizationUnitEffective"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List audit events, newest first */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create up to 1,000 units in one transaction */
        post: operations["batchCreateOrganizationUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a subtree what the nodes say
         * @description One transaction, up to 20,000 nodes, matched by externalId. Fields of a node that are left out stay as they are. With prune, what an earlier apply of the same owner made and the nodes no longer name is deleted; nothing else ever is.
         */
        post: operations["applyOrganizationUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List profiles, every version */
        get: operations["listProfiles"];
        put?: never;
        /** Add a profile or a version of one */
        post: operations["createProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a profile */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relationship-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List relationship types, built-in ones too */
        get: operations["listRelationshipTypes"];
        put?: never;
        /** Add a relationship type */
        post: operations["createRelationshipType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relationships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List relationships */
        get: operations["listRelationships"];
        put?: never;
        /** Connect two parties */
        post: operations["createRelationship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relationships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a relationship */
        get: operations["getRelationship"];
        put?: never;
        post?: never;
        /** Delete a relationship */
        delete: operations["deleteRelationship"];
        options?: never;
        head?: never;
        /** Change a relationship */
        patch: operations["updateRelationship"];
        trace?: never;
    };
    "/parties/{id}/relationships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Relationships of a party, either side */
        get: operations["listPartyRelationships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the access rules */
        get: operations["getAccessRules"];
        /** Replace the access rules */
        put: operations["replaceAccessRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * May a party do something to another?
         * @description Deny by default.
         */
        post: operations["checkAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List roles, built-in ones first */
        get: operations["listRoles"];
        put?: never;
        /** Add a role */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a role */
        get: operations["getRole"];
        /**
         * Change a role
         * @description Partial. Built-in roles refuse. Holders have the new rights at once.
         */
        put: operations["updateRole"];
        post?: never;
        /** Delete a role */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List role assignments */
        get: operations["listRoleAssignments"];
        put?: never;
        /**
         * Give a party a role in a unit
         * @description Home unit and roles are independent. Twice the same: 409 role_already_assigned.
         */
        post: operations["createRoleAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-assignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a role assignment */
        get: operations["getRoleAssignment"];
        /** Change role or reach of an assignment */
        put: operations["updateRoleAssignment"];
        post?: never;
        /** Take a role away */
        delete: operations["deleteRoleAssignment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List applications */
        get: operations["listApplications"];
        put?: never;
        /** Create an application */
        post: operations["createApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an application */
        get: operations["getApplication"];
        /**
         * Change an application
         * @description Partial. Another unit is refused while an authorization is pending or active.
         */
        put: operations["updateApplication"];
        post?: never;
        /** Delete an application */
        delete: operations["deleteApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a secret beside the live ones */
        post: operations["createApplicationSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{id}/secrets/{sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a secret */
        delete: operations["deleteApplicationSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhook deliveries, newest first */
        get: operations["listApplicationDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the integrations of a unit */
        get: operations["listIntegrations"];
        put?: never;
        /** Connect a calendar, conferencing, directory or application */
        post: operations["createIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an integration */
        get: operations["getIntegration"];
        /** Change an integration */
        put: operations["updateIntegration"];
        post?: never;
        /** Disconnect an integration */
        delete: operations["deleteIntegration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/members/{partyId}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Integrations that a member uses */
        get: operations["listMemberIntegrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/members/{partyId}/integrations/{integrationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assign an integration to a member
         * @description A member is a live party that lives in the unit or holds a role there; else 404. The integration is of that unit or of one above it.
         */
        put: operations["assignMemberIntegration"];
        post?: never;
        /** Take an integration from a member */
        delete: operations["unassignMemberIntegration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ou/{id}/provisioning-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the provisioning rules of a unit */
        get: operations["listProvisioningRules"];
        put?: never;
        /** Say who is onboarded into a unit */
        post: operations["createProvisioningRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/provisioning-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a provisioning rule */
        get: operations["getProvisioningRule"];
        /** Change a provisioning rule */
        put: operations["updateProvisioningRule"];
        post?: never;
        /** Delete a provisioning rule */
        delete: operations["deleteProvisioningRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take over a full snapshot of a directory
         * @description Up to 10,000 users, whole or not at all.
         */
        put: operations["replaceDirectory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Take over a change of a directory */
        patch: operations["changeDirectory"];
        trace?: never;
    };
    "/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List authorizations */
        get: operations["listAuthorizations"];
        put?: never;
        /**
         * Ask a customer unit to authorize an application
         * @description One per (application, customer unit).
         */
        post: operations["requestAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an authorization */
        get: operations["getAuthorization"];
        /** Change the scopes, message or hint of an authorization */
        put: operations["updateAuthorization"];
        post?: never;
        /** Revoke an authorization */
        delete: operations["revokeAuthorization"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve what is asked */
        post: operations["approveAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/deny": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deny what is asked */
        post: operations["denyAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a fresh action link */
        post: operations["createAuthorizationLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List pre-approvals */
        get: operations["listAuthorizationApprovals"];
        put?: never;
        /** Approve before being asked, up to a ceiling of scopes */
        post: operations["createAuthorizationApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a pre-approval */
        get: operations["getAuthorizationApproval"];
        /** Change ceiling or end of a pre-approval */
        put: operations["updateAuthorizationApproval"];
        post?: never;
        /** End a pre-approval */
        delete: operations["deleteAuthorizationApproval"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a link that signs a person in, once */
        post: operations["createSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the OAuth server is and can (RFC 8414) */
        get: operations["getAuthorizationServerMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask a person for consent (RFC 6749, 4.1.1; RFC 7636; RFC 9207)
         * @description A page without script: sign-in where there is no session, then the choice of the unit where the request names none, then consent; its
         *     forms are sent to the same address. The answer goes to `redirect_uri` with `code` or `error`, `state` and `iss`. An unknown client or
         *     redirect URI is told on a page with status 400, never by a redirect.
         */
        get: operations["authorize"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/requests/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decide on what an action link asks for
         * @description The page that actionUrl of an authorization names; its forms are sent to the same address.
         */
        get: operations["openActionLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a code or a refresh token for tokens (RFC 6749, 4.1.3 and 6)
         * @description A code works for 60 s, once; used again it ends what it was exchanged for. Each refresh gives a new refresh token. The one before it is
         *     answered again, with the same tokens, for ESPALIER_REFRESH_GRACE_SECONDS; any other used one ends the family.
         */
        post: operations["exchangeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask what a token of one's own is (RFC 7662) */
        post: operations["introspectToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a token, or the authorization of a unit (RFC 7009)
         * @description An access token ends alone, a refresh token with its family; the authorization stays. `sub`, the id of a unit, revokes the
         *     client's authorization for that unit; `token` beats it. What is unknown or has ended succeeds too.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/par": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave an authorization request for the person to open (RFC 9126) */
        post: operations["pushAuthorizationRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        OAuthError: {
            /** @description invalid_request, invalid_client, invalid_grant, invalid_scope, unsupported_grant_type, ... */
            error: string;
            error_description: string;
        };
        TokenRequest: {
            /** @enum {string} */
            grant_type: "authorization_code" | "refresh_token";
            code?: string;
            /** @description The one that the code was sent to. */
            redirect_uri?: string;
            code_verifier?: string;
            refresh_token?: string;
            /** @description With a refresh token: a part of what is granted. Left out: all of it. */
            scope?: string;
            client_id?: string;
            client_secret?: string;
            /** @enum {string} */
            client_assertion_type?: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            client_assertion?: string;
        };
        TokenAnswer: {
            access_token: string;
            /** @enum {string} */
            token_type: "bearer";
            /** @description Seconds. */
            expires_in: number;
            /** @description Ends when it was not used for 90 days. */
            refresh_token: string;
            scope: string;
            sub: components["schemas"]["Id"];
            authorization_id: components["schemas"]["Id"];
        };
        TokenQuestion: {
            token: string;
            token_type_hint?: string;
            client_id?: string;
            client_secret?: string;
            /** @enum {string} */
            client_assertion_type?: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            client_assertion?: string;
        };
        Introspection: {
            active: boolean;
            sub?: components["schemas"]["Id"];
            client_id?: string;
            /** @description What counts now. */
            scope?: string;
            /** @description Seconds since 1970. */
            exp?: number;
            /** @description Seconds since 1970. */
            iat?: number;
            /** @enum {string} */
            token_type?: "bearer" | "refresh_token";
            authorization_id?: components["schemas"]["Id"];
        };
        Revocation: {
            token?: string;
            token_type_hint?: string;
            sub?: components["schemas"]["Id"];
            client_id?: string;
            client_secret?: string;
            /** @enum {string} */
            client_assertion_type?: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            client_assertion?: string;
        };
        PushedRequest: {
            /** @enum {string} */
            response_type: "code";
            redirect_uri: string;
            scope?: string;
            state?: string;
            code_challenge: string;
            /** @enum {string} */
            code_challenge_method: "S256";
            organization_unit_id?: components["schemas"]["Id"];
            client_id?: string;
            client_secret?: string;
            /** @enum {string} */
            client_assertion_type?: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            client_assertion?: string;
        };
        PushedRequestAnswer: {
            request_uri: string;
            /** @description Seconds. */
            expires_in: number;
        };
        AuthorizationServerMetadata: {
            issuer: string;
            authorization_endpoint: string;
            token_endpoint: string;
            introspection_endpoint?: string;
            revocation_endpoint?: string;
            pushed_authorization_request_endpoint?: string;
            response_types_supported: string[];
            grant_types_supported?: string[];
            scopes_supported?: string[];
            code_challenge_methods_supported?: string[];
            token_endpoint_auth_methods_supported?: string[];
        };
        /**
         * Format: uuid
         * @description UUID v7, made by the server, never changes.
         * @example 0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d
         */
        Id: string;
        /**
         * Format: date-time
         * @description RFC 3339, UTC, milliseconds.
         * @example 2026-11-20T09:30:00.000Z
         */
        Timestamp: string;
        /**
         * @description 1 to 128 code points, kept exactly: not trimmed, not normalized. No control characters, no unpaired surrogates.
         * @example Faculty of Law
         */
        DisplayName: string;
        /**
         * @description Free JSON object (logo, colours, display strings), at most 64 KiB and 16 levels deep. null: none of its own. {} is a value.
         * @example {
         *       "primaryColor": "#0b3d91",
         *       "logo": "https://university.example/logo.svg"
         *     }
         */
        Branding: {
            [key: string]: unknown;
        } | null;
        /**
         * @description What a unit takes from above it. READ_ONLY_ANCESTOR: its own value, else the nearest ancestor's, else the tenant's. MERGE: branding merged key by key, one level deep, over what the parent (at a root: the tenant) resolves to; a null key overrides. NONE: own values only, the walk stops, also before the tenant's.
         * @default READ_ONLY_ANCESTOR
         * @enum {string}
         */
        InheritancePolicy: "READ_ONLY_ANCESTOR" | "MERGE" | "NONE";
        /** @enum {string} */
        PartyType: "natural_person" | "organization" | "organization_unit" | "service" | "group";
        /**
         * @description Where the record comes from.
         * @default managed
         * @enum {string}
         */
        Origin: "managed" | "external" | "connector_discovery" | "connector_governed_ingress" | "connector_external_write" | "ceremony_discovery";
        /**
         * @description Lower-case letters, digits and hyphens, starting with a letter; unique over all tenants.
         * @example northwind
         */
        Slug: string;
        /**
         * @description directory:write does not imply directory:read; tenant:admin implies all.
         * @enum {string}
         */
        Scope: "directory:read" | "directory:write" | "authorizations:write" | "audit:read" | "tenant:admin";
        /**
         * @description A scope of a token, or of the access token of an application.
         * @enum {string}
         */
        GrantedScope: "directory:read" | "directory:write" | "authorizations:write" | "audit:read" | "tenant:admin" | "organizational_unit_scheduler";
        /** @description A role that the party plays. At most one per (subtype, organizationUnitId). */
        SpecializationInput: {
            /** @description The role, for example student or employee. */
            subtype: string;
            /** @description The profile that its attributes are checked against. */
            profileId?: string | null;
            /** @description Left out: the newest. */
            profileVersion?: string | null;
            /**
             * Format: uuid
             * @description The unit that this role belongs to; null: the home unit.
             */
            organizationUnitId?: string | null;
            /** @description Kept unchecked when there is no profile. */
            attributes?: {
                [key: string]: unknown;
            } | null;
        };
        Specialization: {
            subtype: string;
            profileId: string | null;
            profileVersion: string | null;
            /**
             * Format: uuid
             * @description The unit of this role.
             */
            organizationUnitId: string | null;
            attributes: {
                [key: string]: unknown;
            } | null;
        };
        /** @description What every party takes in a body. */
        PartyFields: {
            displayName?: components["schemas"]["DisplayName"];
            /**
             * Format: uri
             * @description DID or URL; unique among live parties of the tenant (409 uri_taken).
             * @example did:web:university.example
             */
            uri?: string | null;
            /**
             * @description The caller's own key; unique among live parties of the tenant (409 external_id_taken).
             * @example hr-4711
             */
            externalId?: string | null;
            /**
             * @description ISO 3166-1 code or a region such as EU.
             * @example NL
             */
            jurisdiction?: string | null;
            /**
             * Format: uuid
             * @description The owning party.
             */
            ownerId?: string | null;
            /**
             * Format: uuid
             * @description Home unit, the one place where the party lives; null: the tenant root.
             */
            organizationUnitId?: string | null;
            /** @description null: back to managed. */
            origin?: components["schemas"]["Origin"] | null;
        };
        SpecializationFields: {
            /** @description The whole list: a body that carries it replaces it; null clears it. */
            specializations?: components["schemas"]["SpecializationInput"][] | null;
        };
        PersonFields: {
            /** @description Given name. */
            firstName?: string | null;
            /** @description Middle names. */
            middleName?: string | null;
            /** @description Family name. */
            lastName?: string | null;
            /**
             * Format: date
             * @description RFC 3339 full-date.
             * @example 1990-02-28
             */
            birthDate?: string | null;
            /**
             * Format: email
             * @description E-mail address.
             */
            email?: string | null;
        };
        OrganizationFields: {
            /** @description Registered name. */
            legalName?: string;
            /** @description Open list: company, government, non_profit, educational, healthcare, financial, other. */
            organizationType?: string | null;
            /** @description Free text. */
            industry?: string | null;
            /**
             * Format: email
             * @description Where to write to.
             */
            contactEmail?: string | null;
            /**
             * Format: uri
             * @description Website.
             */
            websiteUrl?: string | null;
            /**
             * Format: uri
             * @description Privacy policy.
             */
            privacyPolicyUri?: string | null;
            /**
             * Format: uri
             * @description The organization's own terms; takes no part in the resolution of units.
             */
            tosUri?: string | null;
        };
        ServiceFields: {
            /** @description Open list, for example oid4vci_issuer. */
            serviceType?: string | null;
            /**
             * Format: uri
             * @description Where it answers.
             */
            endpointUri?: string | null;
            /** @description Its OAuth client. */
            oauthClientId?: string | null;
        };
        GroupFields: {
            /** @description Defaults to displayName when created; does not follow it later. null: set to displayName again. */
            name?: string | null;
        };
        OrganizationUnitFields: {
            /** @description Defaults to displayName when created; does not follow it later. null: set to displayName again. */
            name?: string | null;
            /**
             * Format: uuid
             * @description The unit that this one is nested in; null: a root. Changing it moves the unit with everything below it.
             */
            parentOuId?: string | null;
            /**
             * Format: uri
             * @description Terms of service; null: inherit.
             */
            tosUri?: string | null;
            branding?: components["schemas"]["Branding"];
            /** @description null: back to READ_ONLY_ANCESTOR. */
            ouInheritancePolicy?: components["schemas"]["InheritancePolicy"] | null;
        };
        GroupMemberFields: {
            /** @description The whole set of members, any party types; duplicates collapse. Left out: unchanged. */
            memberIds?: components["schemas"]["Id"][];
        };
        GroupMemberChanges: {
            /** @description Members to add to the set; those already in it stay. Not together with memberIds. */
            addMemberIds?: components["schemas"]["Id"][];
            /** @description Members to take out of the set; unknown ones are passed over. Not together with memberIds. */
            removeMemberIds?: components["schemas"]["Id"][];
        };
        PersonCreate: WithRequired<components["schemas"]["PartyFields"], "displayName"> & components["schemas"]["SpecializationFields"] & components["schemas"]["PersonFields"];
        /** @description Partial: a field left out stays, null clears it. */
        PersonUpdate: components["schemas"]["PartyFields"] & components["schemas"]["SpecializationFields"] & components["schemas"]["PersonFields"];
        OrganizationCreate: WithRequired<components["schemas"]["PartyFields"], "displayName"> & components["schemas"]["SpecializationFields"] & WithRequired<components["schemas"]["OrganizationFields"], "legalName">;
        /** @description Partial: a field left out stays, null clears it. */
        OrganizationUpdate: components["schemas"]["PartyFields"] & components["schemas"]["SpecializationFields"] & components["schemas"]["OrganizationFields"];
        ServiceCreate: WithRequired<components["schemas"]["PartyFields"], "displayName"> & components["schemas"]["SpecializationFields"] & components["schemas"]["ServiceFields"];
        /** @description Partial: a field left out stays, null clears it. */
        ServiceUpdate: components["schemas"]["PartyFields"] & components["schemas"]["SpecializationFields"] & components["schemas"]["ServiceFields"];
        GroupCreate: WithRequired<components["schemas"]["PartyFields"], "displayName"> & components["schemas"]["GroupFields"] & components["schemas"]["GroupMemberFields"];
        /** @description Partial: a field left out stays, null clears it. */
        GroupUpdate: components["schemas"]["PartyFields"] & components["schemas"]["GroupFields"] & components["schemas"]["GroupMemberFields"] & components["schemas"]["GroupMemberChanges"];
        OrganizationUnitCreate: WithRequired<components["schemas"]["PartyFields"], "displayName"> & components["schemas"]["SpecializationFields"] & components["schemas"]["OrganizationUnitFields"];
        /** @description Partial: a field left out stays, null clears it. */
        OrganizationUnitUpdate: components["schemas"]["PartyFields"] & components["schemas"]["SpecializationFields"] & components["schemas"]["OrganizationUnitFields"];
        /** @description What every party shows. */
        PartyRecord: {
            id: components["schemas"]["Id"];
            tenantId: components["schemas"]["Id"];
            partyType: components["schemas"]["PartyType"];
            origin: components["schemas"]["Origin"];
            displayName: string;
            uri: string | null;
            externalId: string | null;
            jurisdiction: string | null;
            /**
             * Format: uuid
             * @description The owning party.
             */
            ownerId: string | null;
            /**
             * Format: uuid
             * @description Home unit.
             */
            organizationUnitId: string | null;
            specializations: components["schemas"]["Specialization"][];
            /** @description Espalier-Source of the last write. */
            source: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the creating token.
             */
            createdById: string | null;
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the last writing token.
             */
            updatedById: string | null;
            /**
             * Format: date-time
             * @description Set when deleted.
             */
            deletedAt: string | null;
            /**
             * Format: uuid
             * @description The party of the deleting token.
             */
            deletedById: string | null;
        };
        Person: components["schemas"]["PartyRecord"] & {
            /** @constant */
            partyType: "natural_person";
            firstName: string | null;
            middleName: string | null;
            lastName: string | null;
            birthDate: string | null;
            email: string | null;
        };
        Organization: components["schemas"]["PartyRecord"] & {
            /** @constant */
            partyType: "organization";
            legalName: string;
            organizationType: string | null;
            industry: string | null;
            contactEmail: string | null;
            websiteUrl: string | null;
            privacyPolicyUri: string | null;
            tosUri: string | null;
        };
        Service: components["schemas"]["PartyRecord"] & {
            /** @constant */
            partyType: "service";
            serviceType: string | null;
            endpointUri: string | null;
            oauthClientId: string | null;
        };
        Group: components["schemas"]["PartyRecord"] & {
            /** @constant */
            partyType: "group";
            name: string;
            /** @description With include=members: the direct members. */
            members?: components["schemas"]["Party"][];
        };
        OrganizationUnit: components["schemas"]["PartyRecord"] & {
            /** @constant */
            partyType: "organization_unit";
            name: string;
            /**
             * Format: uuid
             * @description null: a root.
             */
            parentOuId: string | null;
            tosUri: string | null;
            branding: components["schemas"]["Branding"];
            ouInheritancePolicy: components["schemas"]["InheritancePolicy"];
            /**
             * @description Place in the tree; read-only, changes when the unit or one above it moves. Refer to units by id, never by code.
             * @example 00001.00042.00005
             */
            code: string;
            /** @description 1 = root. */
            level: number;
            /** @description With include=children: the units directly below, by code. */
            children?: components["schemas"]["OrganizationUnit"][];
            /** @description With include=members: the parties whose home unit this is. */
            members?: components["schemas"]["Party"][];
        };
        Party: components["schemas"]["Person"] | components["schemas"]["Organization"] | components["schemas"]["Service"] | components["schemas"]["Group"] | components["schemas"]["OrganizationUnit"];
        /** @description offset, page, total and totalPages with offset paging; nextCursor (null at the end) with cursor paging. */
        Pagination: {
            limit: number;
            offset?: number;
            page?: number;
            /** @description The window: equals limit. */
            size: number;
            total?: number;
            totalPages?: number;
            hasMore: boolean;
            nextCursor?: string | null;
        };
        PersonPage: {
            data: components["schemas"]["Person"][];
            pagination: components["schemas"]["Pagination"];
        };
        OrganizationPage: {
            data: components["schemas"]["Organization"][];
            pagination: components["schemas"]["Pagination"];
        };
        ServicePage: {
            data: components["schemas"]["Service"][];
            pagination: components["schemas"]["Pagination"];
        };
        GroupPage: {
            data: components["schemas"]["Group"][];
            pagination: components["schemas"]["Pagination"];
        };
        OrganizationUnitPage: {
            data: components["schemas"]["OrganizationUnit"][];
            pagination: components["schemas"]["Pagination"];
        };
        PartyPage: {
            data: components["schemas"]["Party"][];
            pagination: components["schemas"]["Pagination"];
        };
        TenantPage: {
            data: components["schemas"]["Tenant"][];
            pagination: components["schemas"]["Pagination"];
        };
        TokenPage: {
            data: components["schemas"]["Token"][];
            pagination: components["schemas"]["Pagination"];
        };
        AuditEventPage: {
            data: components["schemas"]["AuditEvent"][];
            pagination: components["schemas"]["Pagination"];
        };
        GroupMembersReplace: {
            /** @description The whole set; duplicates collapse. */
            memberIds: components["schemas"]["Id"][];
        };
        OrganizationUnitMove: {
            /**
             * Format: uuid
             * @description The new parent; null: to the root level.
             */
            parentOuId: string | null;
        };
        /** @description What a delete would do. */
        DeletePlan: {
            /** @enum {string} */
            mode: "refuse" | "cascade" | "rehome";
            /** @description Units that would be deleted, by code. */
            deletes: {
                id: components["schemas"]["Id"];
                code: string;
                displayName: string;
            }[];
            /** @description Units that would get another parent or code. */
            moves: {
                id: components["schemas"]["Id"];
                /** @description Code before. */
                from: string;
                /** @description Code after. */
                to: string;
                /**
                 * Format: uuid
                 * @description Parent after.
                 */
                parentOuId: string | null;
            }[];
            /** @description Parties and roles that would get another unit. */
            rehomes: {
                partyId: components["schemas"]["Id"];
                /** @description The role; null: the home unit. */
                subtype: string | null;
                from: components["schemas"]["Id"];
                /**
                 * Format: uuid
                 * @description null: the tenant root; a role: no unit.
                 */
                to: string | null;
            }[];
            counts: {
                deletes: number;
                moves: number;
                rehomes: number;
            };
        };
        /** @description A unit with its direct counts and what is nested in it, by code. */
        OrganizationUnitNode: components["schemas"]["PartyRecord"] & {
            counts: {
                children: number;
                parties: number;
            };
            children: components["schemas"]["OrganizationUnitNode"][];
            /** @constant */
            partyType?: "organization_unit";
            name?: string;
            /**
             * Format: uuid
             * @description null: a root.
             */
            parentOuId: string | null;
            tosUri?: string | null;
            branding?: components["schemas"]["Branding"];
            ouInheritancePolicy?: components["schemas"]["InheritancePolicy"];
            /**
             * @description Place in the tree; read-only, changes when the unit or one above it moves. Refer to units by id, never by code.
             * @example 00001.00042.00005
             */
            code: string;
            /** @description 1 = root. */
            level: number;
        };
        OrganizationUnitTree: {
            data: components["schemas"]["OrganizationUnitNode"][];
        };
        /** @description Resolved on read: from the home unit (a unit: itself) upward to the first value, then the tenant's. */
        Effective: {
            branding: {
                value: components["schemas"]["Branding"];
                /**
                 * Format: uuid
                 * @description The unit that supplies it (nearest contributor of a merge).
                 */
                sourceOuId: string | null;
                /** @enum {string} */
                source: "unit" | "tenant" | "none";
            };
            tosUri: {
                value: string | null;
                /**
                 * Format: uuid
                 * @description The unit that supplies it (nearest contributor of a merge).
                 */
                sourceOuId: string | null;
                /** @enum {string} */
                source: "unit" | "tenant" | "none";
            };
        };
        TenantCreate: {
            slug: components["schemas"]["Slug"];
            displayName: components["schemas"]["DisplayName"];
            status?: components["schemas"]["TenantStatus"];
            branding?: components["schemas"]["Branding"];
            /**
             * Format: uri
             * @description Terms below which no unit sets one.
             */
            tosUri?: string | null;
            signIn?: components["schemas"]["SignIn"];
        };
        TenantUpdate: {
            slug?: components["schemas"]["Slug"];
            displayName?: components["schemas"]["DisplayName"];
            status?: components["schemas"]["TenantStatus"];
            branding?: components["schemas"]["Branding"];
            /**
             * Format: uri
             * @description Terms below which no unit sets one.
             */
            tosUri?: string | null;
            signIn?: components["schemas"]["SignIn"];
        };
        /**
         * @description A suspended tenant's tokens get 403 tenant_suspended.
         * @default ACTIVE
         * @enum {string}
         */
        TenantStatus: "ACTIVE" | "SUSPENDED";
        Tenant: {
            id: components["schemas"]["Id"];
            slug: components["schemas"]["Slug"];
            displayName: string;
            status: components["schemas"]["TenantStatus"];
            branding: components["schemas"]["Branding"];
            tosUri: string | null;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            signIn: components["schemas"]["SignIn"];
        };
        TokenCreate: {
            /** @description What it is for. */
            name: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: uuid
             * @description The party that acts with it.
             */
            partyId?: string | null;
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt?: string | null;
        };
        Token: {
            id: components["schemas"]["Id"];
            name: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: uuid
             * @description The party that acts with it.
             */
            partyId: string | null;
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt: string | null;
            createdAt: components["schemas"]["Timestamp"];
        };
        TokenCreated: {
            id: components["schemas"]["Id"];
            name: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: uuid
             * @description The party that acts with it.
             */
            partyId: string | null;
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /** @description The secret, shown this once; kept only as a hash. */
            token: string;
        };
        Whoami: {
            tenantId: components["schemas"]["Id"];
            tenantSlug: string;
            /**
             * Format: uuid
             * @description null for the platform administrator.
             */
            tokenId: string | null;
            scopes: components["schemas"]["GrantedScope"][];
            /**
             * Format: uuid
             * @description The party that acts.
             */
            partyId: string | null;
            /**
             * Format: uuid
             * @description The application that acts.
             */
            applicationId: string | null;
            /**
             * Format: uuid
             * @description The authorization that the application acts by.
             */
            authorizationId: string | null;
            /**
             * Format: uuid
             * @description The unit that the application acts for.
             */
            organizationUnitId: string | null;
            platformAdministrator: boolean;
        };
        /** @enum {string} */
        AuditAction: "person.created" | "person.updated" | "person.deleted" | "organization.created" | "organization.updated" | "organization.deleted" | "service.created" | "service.updated" | "service.deleted" | "group.created" | "group.updated" | "group.deleted" | "ou.created" | "ou.updated" | "ou.deleted" | "ou.moved" | "group.members_changed" | "tenant.created" | "tenant.updated" | "tenant.deleted" | "token.created" | "token.deleted" | "profile.created" | "relationship_type.created" | "relationship.created" | "relationship.updated" | "relationship.deleted" | "access_rules.replaced" | "role.created" | "role.updated" | "role.deleted" | "role_assignment.created" | "role_assignment.updated" | "role_assignment.deleted" | "role_assignment.suspended" | "role_assignment.resumed" | "application.created" | "application.updated" | "application.deleted" | "application_secret.created" | "application_secret.deleted" | "integration.created" | "integration.updated" | "integration.deleted" | "integration.assigned" | "integration.unassigned" | "provisioning_rule.created" | "provisioning_rule.updated" | "provisioning_rule.deleted" | "authorization.requested" | "authorization.updated" | "authorization.approved" | "authorization.denied" | "authorization.expired" | "authorization.upgrade_requested" | "authorization.upgraded" | "authorization.upgrade_denied" | "authorization.upgrade_expired" | "authorization.narrowed" | "authorization.link_created" | "authorization.revoked" | "authorization.needs_reauthorization" | "authorization.token_issued" | "authorization.token_replayed" | "authorization.token_revoked" | "authorization_approval.created" | "authorization_approval.updated" | "authorization_approval.deleted" | "sign_in_link.created" | "person.signed_in" | "access.denied";
        AuditEvent: {
            id: components["schemas"]["Id"];
            time: components["schemas"]["Timestamp"];
            tenantId: components["schemas"]["Id"];
            actor: {
                /** @enum {string} */
                type: "token" | "person" | "application" | "system";
                /**
                 * Format: uuid
                 * @description The API token.
                 */
                tokenId: string | null;
                /**
                 * Format: uuid
                 * @description Its party.
                 */
                partyId: string | null;
                /**
                 * Format: uuid
                 * @description The application.
                 */
                applicationId: string | null;
            };
            action: components["schemas"]["AuditAction"];
            resource: {
                type: string;
                /**
                 * Format: uuid
                 * @description null where no single resource is meant.
                 */
                id: string | null;
            };
            /** @enum {string} */
            result: "succeeded" | "denied";
            /** @description Per field before and after. For group members: before lists those taken out, after those added. */
            changes: {
                [key: string]: {
                    before: unknown;
                    after: unknown;
                };
            };
            correlationId: string | null;
            source: string | null;
        };
        Error: {
            error: {
                /** @description One of x-error-catalog. */
                code: string;
                message: string;
                /** @enum {string} */
                category: "VALIDATION" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "PRECONDITION_FAILED" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "UNPROCESSABLE_ENTITY" | "RATE_LIMITED" | "INTERNAL" | "UNAVAILABLE";
                details: {
                    /** @description RFC 6901 from the body's root, or query:NAME, path:NAME, header:NAME. */
                    pointer: string;
                    code: string;
                    message: string;
                }[];
                /** @description The resource that is in the way, where one is. */
                resourceId?: string;
                /** @description ou_not_empty: live units directly below. */
                children?: number;
                /** @description ou_not_empty: live parties that live there. */
                parties?: number;
            };
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        /** @description A positive integer as text. */
        ProfileVersion: string;
        ProfileCreate: {
            /**
             * @description Name of the profile; the same id with a higher version adds a version.
             * @example student
             */
            id: string;
            version: components["schemas"]["ProfileVersion"];
            /** @description JSON Schema 2020-12 for the attributes; at most 64 KiB and 32 levels, references inside itself only. */
            schema: {
                [key: string]: unknown;
            } | boolean;
            /** @description Parties that may bear it. */
            partyTypes: ("natural_person" | "organization" | "organization_unit" | "service")[];
        };
        Profile: {
            id: string;
            version: components["schemas"]["ProfileVersion"];
            schema: {
                [key: string]: unknown;
            } | boolean;
            partyTypes: components["schemas"]["PartyType"][];
            createdAt: components["schemas"]["Timestamp"];
        };
        ProfilePage: {
            data: components["schemas"]["Profile"][];
            pagination: components["schemas"]["Pagination"];
        };
        RelationshipTypeCreate: {
            /**
             * @description Name of the type.
             * @example mentors
             */
            type: string;
            /** @description Reading from left to right, for example mentors. */
            leftToRight: string;
            /** @description Reading from right to left, for example is mentored by. */
            rightToLeft: string;
            /**
             * @description Left and right mean the same.
             * @default false
             */
            symmetric?: boolean;
        };
        RelationshipType: {
            type: string;
            leftToRight: string;
            rightToLeft: string;
            symmetric: boolean;
            builtIn: boolean;
        };
        RelationshipTypePage: {
            data: components["schemas"]["RelationshipType"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @default ACTIVE
         * @enum {string}
         */
        RelationshipStatus: "ACTIVE" | "PENDING" | "SUSPENDED" | "TERMINATED" | "EXPIRED";
        RelationshipCreate: {
            leftId: components["schemas"]["Id"];
            rightId: components["schemas"]["Id"];
            /** @description One of the catalogue. */
            relationshipType: string;
            status?: components["schemas"]["RelationshipStatus"];
            /**
             * Format: date-time
             * @description Inclusive; null: always.
             */
            validFrom?: string | null;
            /**
             * Format: date-time
             * @description Exclusive, not before validFrom; null: for ever.
             */
            validUntil?: string | null;
        };
        RelationshipUpdate: {
            status?: components["schemas"]["RelationshipStatus"];
            /**
             * Format: date-time
             * @description Exclusive, not before validFrom; null: for ever.
             */
            validUntil?: string | null;
            /**
             * Format: date-time
             * @description When somebody checked it.
             */
            verifiedAt?: string | null;
            /**
             * Format: uuid
             * @description Who checked it.
             */
            verifiedById?: string | null;
        };
        Relationship: {
            id: components["schemas"]["Id"];
            tenantId: components["schemas"]["Id"];
            leftId: components["schemas"]["Id"];
            rightId: components["schemas"]["Id"];
            relationshipType: string;
            status: components["schemas"]["RelationshipStatus"];
            /**
             * Format: date-time
             * @description Inclusive.
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            validUntil: string | null;
            /**
             * Format: date-time
             * @description When somebody checked it.
             */
            verifiedAt: string | null;
            /**
             * Format: uuid
             * @description Who checked it.
             */
            verifiedById: string | null;
            source: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description Party of the creating token.
             */
            createdById: string | null;
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description Party of the last writing token.
             */
            updatedById: string | null;
        };
        RelationshipPage: {
            data: components["schemas"]["Relationship"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description owner, members, members* (nested), unit (home unit), unit* (it and its ancestors), rel:TYPE, ~rel:TYPE (right to left). */
        AccessStep: string;
        AccessRule: {
            /** @description Named in answers. */
            name: string;
            actions: string[];
            /** @description Only for resources of this type; left out or null: any. */
            resourceType?: components["schemas"]["PartyType"] | null;
            /** @description From the resource to the subject. */
            path: components["schemas"]["AccessStep"][];
        };
        AccessRules: {
            rules: components["schemas"]["AccessRule"][];
        };
        AccessCheck: {
            subjectId: components["schemas"]["Id"];
            /** @example read */
            action: string;
            resourceId: components["schemas"]["Id"];
        };
        AccessDecision: {
            allowed: boolean;
            /** @description Name of the first rule that allows it. */
            rule: string | null;
            /** @description Every party walked, from the resource to the subject; empty when denied. */
            path: components["schemas"]["Id"][];
        };
        /** @description What a move would change. */
        MovePlan: {
            /** @description Units with another code, by the old one. */
            codes: {
                id: components["schemas"]["Id"];
                from: string;
                to: string;
            }[];
            /** @description Units whose effective branding or terms would be another. */
            effective: {
                id: components["schemas"]["Id"];
                /** @enum {string} */
                field: "branding" | "tosUri";
                from: components["schemas"]["EffectiveValue"];
                to: components["schemas"]["EffectiveValue"];
            }[];
        };
        EffectiveValue: {
            value: unknown;
            /**
             * Format: uuid
             * @description The unit that supplies it.
             */
            sourceOuId: string | null;
            /** @enum {string} */
            source: "unit" | "tenant" | "none";
        };
        OrganizationUnitBatchItem: WithRequired<components["schemas"]["PartyFields"], "displayName"> & components["schemas"]["SpecializationFields"] & components["schemas"]["OrganizationUnitFields"] & {
            /** @description Your name for the unit inside this call. */
            ref: string;
            /** @description ref of a unit that stands before this one; not together with parentOuId. */
            parentRef?: string;
        };
        OrganizationUnitBatch: {
            units: components["schemas"]["OrganizationUnitBatchItem"][];
        };
        OrganizationUnitBatchResult: {
            data: (components["schemas"]["PartyRecord"] & {
                ref: string;
                /** @constant */
                partyType?: "organization_unit";
                name?: string;
                /**
                 * Format: uuid
                 * @description null: a root.
                 */
                parentOuId?: string | null;
                tosUri?: string | null;
                branding?: components["schemas"]["Branding"];
                ouInheritancePolicy?: components["schemas"]["InheritancePolicy"];
                /**
                 * @description Place in the tree; read-only, changes when the unit or one above it moves. Refer to units by id, never by code.
                 * @example 00001.00042.00005
                 */
                code: string;
                /** @description 1 = root. */
                level?: number;
            })[];
        };
        /** @description A party of the wanted tree. displayName (and legalName of an organization) may be left out only where it exists already. */
        ApplyNode: {
            /** @description The key of the node in this tenant. */
            externalId: string;
            /**
             * @default organization_unit
             * @enum {string}
             */
            type?: "natural_person" | "organization" | "organization_unit" | "service" | "group";
            /** @description externalId of the unit above; null or left out: directly below rootId. */
            parentExternalId?: string | null;
            /** @description externalId of the home unit, for parties that are no units; null: rootId. Not together with organizationUnitId. */
            organizationUnitExternalId?: string | null;
            /** @description Groups: the whole set of members. */
            memberExternalIds?: string[];
        } & (WithRequired<components["schemas"]["PartyFields"], "externalId"> & components["schemas"]["SpecializationFields"] & {
            /** @description Given name. */
            firstName?: string | null;
            /** @description Middle names. */
            middleName?: string | null;
            /** @description Family name. */
            lastName?: string | null;
            /**
             * Format: date
             * @description RFC 3339 full-date.
             * @example 1990-02-28
             */
            birthDate?: string | null;
            /**
             * Format: email
             * @description E-mail address.
             */
            email?: string | null;
            /** @description Registered name. */
            legalName?: string;
            /** @description Open list: company, government, non_profit, educational, healthcare, financial, other. */
            organizationType?: string | null;
            /** @description Free text. */
            industry?: string | null;
            /**
             * Format: email
             * @description Where to write to.
             */
            contactEmail?: string | null;
            /**
             * Format: uri
             * @description Website.
             */
            websiteUrl?: string | null;
            /**
             * Format: uri
             * @description Privacy policy.
             */
            privacyPolicyUri?: string | null;
            /**
             * Format: uri
             * @description Terms of service; null: inherit.
             */
            tosUri?: string | null;
            /** @description Open list, for example oid4vci_issuer. */
            serviceType?: string | null;
            /**
             * Format: uri
             * @description Where it answers.
             */
            endpointUri?: string | null;
            /** @description Its OAuth client. */
            oauthClientId?: string | null;
            /** @description Defaults to displayName when created; does not follow it later. null: set to displayName again. */
            name?: string | null;
            branding?: components["schemas"]["Branding"];
            /** @description null: back to READ_ONLY_ANCESTOR. */
            ouInheritancePolicy?: components["schemas"]["InheritancePolicy"] | null;
        });
        Apply: {
            /**
             * Format: uuid
             * @description The unit below which the tree stands; null or left out: the tenant.
             */
            rootId?: string | null;
            /** @description Who applies; prune deletes only what earlier calls of the same owner made. Left out: calls without an owner count as one. */
            owner?: string;
            /**
             * @description Delete what an earlier apply of the same owner made and the nodes no longer name.
             * @default false
             */
            prune?: boolean;
            nodes: components["schemas"]["ApplyNode"][];
        };
        ApplyResult: {
            /** @description One per node in input order, then the deletions. */
            changes: {
                externalId: string | null;
                id: components["schemas"]["Id"];
                /** @enum {string} */
                action: "create" | "update" | "move" | "delete" | "none";
                fields: string[];
            }[];
            ids: {
                [key: string]: components["schemas"]["Id"];
            };
            /** @description Of the tree below rootId; for If-Match. */
            version: string;
        };
        /**
         * @description A built-in role (owner, ops_admin, developer_admin, developer, support, scheduling_coordinator, member) or one of the tenant.
         * @example ops_admin
         */
        RoleName: string;
        /**
         * @description What a role lets its holder do in the unit.
         * @enum {string}
         */
        Right: "applications:manage" | "secrets:manage" | "roles:manage" | "integrations:manage" | "provisioning:manage" | "authorizations:request" | "authorizations:approve" | "groups:manage" | "members:manage" | "unit:read";
        RoleCreate: {
            name: components["schemas"]["RoleName"];
            displayName: components["schemas"]["DisplayName"];
            rights: components["schemas"]["Right"][];
        };
        /** @description Partial: a field left out stays. */
        RoleUpdate: {
            displayName?: components["schemas"]["DisplayName"];
            rights?: components["schemas"]["Right"][];
        };
        Role: {
            name: components["schemas"]["RoleName"];
            displayName: string;
            rights: components["schemas"]["Right"][];
            builtIn: boolean;
        };
        RolePage: {
            data: components["schemas"]["Role"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description SUSPENDED by onboarding: no rights.
         * @enum {string}
         */
        AssignmentStatus: "ACTIVE" | "SUSPENDED";
        RoleAssignmentCreate: {
            partyId: components["schemas"]["Id"];
            organizationUnitId: components["schemas"]["Id"];
            role: components["schemas"]["RoleName"];
            /**
             * Format: uuid
             * @description developer and support: reaches this application of the unit only; null: all of the unit, also future ones.
             */
            applicationId?: string | null;
            /**
             * @description Reaches the unit and all below it; false: the unit alone.
             * @default false
             */
            subtree?: boolean;
        };
        /** @description Partial. Party, unit and application stay: make another assignment for those. */
        RoleAssignmentUpdate: {
            role?: components["schemas"]["RoleName"];
            /** @description Reaches the unit and all below it. */
            subtree?: boolean;
        };
        RoleAssignment: {
            id: components["schemas"]["Id"];
            tenantId: components["schemas"]["Id"];
            partyId: components["schemas"]["Id"];
            organizationUnitId: components["schemas"]["Id"];
            role: components["schemas"]["RoleName"];
            /**
             * Format: uuid
             * @description developer and support: reaches this application of the unit only; null: all of the unit, also future ones.
             */
            applicationId: string | null;
            subtree: boolean;
            status: components["schemas"]["AssignmentStatus"];
            /**
             * Format: uuid
             * @description The rule that gave it; null: given by hand.
             */
            provisioningRuleId: string | null;
            /** @description Espalier-Source of the last write. */
            source: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the creating token.
             */
            createdById: string | null;
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the last writing token.
             */
            updatedById: string | null;
        };
        RoleAssignmentPage: {
            data: components["schemas"]["RoleAssignment"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description directory:read, directory:write or organizational_unit_scheduler (reads units, parties, members, groups, integrations without secrets; writes groups). Others: 422 scope_unknown.
         * @example organizational_unit_scheduler
         */
        ApplicationScope: string;
        ApplicationCreate: {
            organizationUnitId: components["schemas"]["Id"];
            displayName: components["schemas"]["DisplayName"];
            /** @description Absolute https, or http on 127.0.0.1, [::1] or localhost; no fragment, user info or wildcard; compared as strings. */
            redirectUris: string[];
            /** @description What it may ask for. */
            allowedScopes: components["schemas"]["ApplicationScope"][];
            /**
             * @description Shown to the person who consents when it is not production.
             * @default production
             * @enum {string}
             */
            environment?: "production" | "staging" | "development";
            /**
             * Format: uri
             * @description Where events of its authorizations are sent: https, or http on loopback; no literal address of a private, link-local or reserved range.
             */
            webhookUrl?: string | null;
            /**
             * Format: uri
             * @description Shown to the person who consents.
             */
            homepageUrl?: string | null;
            /** @description Public keys (RFC 7517) for private_key_jwt; null: it authenticates by secret only. */
            jwks?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description Partial: a field left out stays, null clears it. */
        ApplicationUpdate: {
            organizationUnitId?: components["schemas"]["Id"];
            displayName?: components["schemas"]["DisplayName"];
            /** @description Absolute https, or http on 127.0.0.1, [::1] or localhost; no fragment, user info or wildcard; compared as strings. */
            redirectUris?: string[];
            /** @description What it may ask for. */
            allowedScopes?: components["schemas"]["ApplicationScope"][];
            /** @enum {string} */
            environment?: "production" | "staging" | "development";
            /**
             * Format: uri
             * @description Where events of its authorizations are sent: https, or http on loopback; no literal address of a private, link-local or reserved range.
             */
            webhookUrl?: string | null;
            /**
             * Format: uri
             * @description Shown to the person who consents.
             */
            homepageUrl?: string | null;
            /** @description Public keys (RFC 7517) for private_key_jwt; null: it authenticates by secret only. */
            jwks?: {
                [key: string]: unknown;
            } | null;
        };
        ApplicationSecret: {
            id: components["schemas"]["Id"];
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description null: not used yet.
             */
            lastUsedAt: string | null;
        };
        Application: {
            id: components["schemas"]["Id"];
            tenantId: components["schemas"]["Id"];
            organizationUnitId: components["schemas"]["Id"];
            displayName: string;
            /** @description Unique over all tenants. */
            clientId: string;
            redirectUris: string[];
            allowedScopes: components["schemas"]["ApplicationScope"][];
            /** @enum {string} */
            environment: "production" | "staging" | "development";
            webhookUrl: string | null;
            homepageUrl: string | null;
            /** @description Public keys (RFC 7517) for private_key_jwt; null: it authenticates by secret only. */
            jwks: {
                [key: string]: unknown;
            } | null;
            /** @description Live secrets, oldest first; never their text. */
            secrets: components["schemas"]["ApplicationSecret"][];
            /** @description Espalier-Source of the last write. */
            source: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the creating token.
             */
            createdById: string | null;
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the last writing token.
             */
            updatedById: string | null;
        };
        ApplicationPage: {
            data: components["schemas"]["Application"][];
            pagination: components["schemas"]["Pagination"];
        };
        ApplicationCreated: {
            id: components["schemas"]["Id"];
            tenantId: components["schemas"]["Id"];
            organizationUnitId: components["schemas"]["Id"];
            displayName: string;
            /** @description Unique over all tenants. */
            clientId: string;
            redirectUris: string[];
            allowedScopes: components["schemas"]["ApplicationScope"][];
            /** @enum {string} */
            environment: "production" | "staging" | "development";
            webhookUrl: string | null;
            homepageUrl: string | null;
            /** @description Public keys (RFC 7517) for private_key_jwt; null: it authenticates by secret only. */
            jwks: {
                [key: string]: unknown;
            } | null;
            /** @description Live secrets, oldest first; never their text. */
            secrets: components["schemas"]["ApplicationSecret"][];
            /** @description Espalier-Source of the last write. */
            source: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the creating token.
             */
            createdById: string | null;
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the last writing token.
             */
            updatedById: string | null;
            /** @description Shown this once. */
            clientSecret: string;
        };
        ApplicationSecretCreate: {
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt?: string | null;
        };
        ApplicationSecretCreated: {
            id: components["schemas"]["Id"];
            /** @description Shown this once. */
            clientSecret: string;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt: string | null;
        };
        Delivery: {
            /**
             * Format: uuid
             * @description Id of the event: the same in every attempt.
             * @example 0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d
             */
            id: string;
            authorizationId: components["schemas"]["Id"];
            type: components["schemas"]["AuthorizationEventType"];
            url: string;
            /**
             * @description failed: given up after 24 h.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            /** @description HTTP status of the last attempt; null: no answer yet. */
            lastStatus: number | null;
            lastError: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description null: no further attempt.
             */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description When it was taken.
             */
            deliveredAt: string | null;
        };
        DeliveryPage: {
            data: components["schemas"]["Delivery"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @enum {string} */
        AuthorizationEventType: "authorization.requested" | "authorization.approved" | "authorization.denied" | "authorization.expired" | "authorization.upgrade_requested" | "authorization.upgraded" | "authorization.revoked" | "authorization.needs_reauthorization";
        IntegrationCreate: {
            /** @enum {string} */
            kind: "calendar" | "conferencing" | "directory" | "application";
            /** @description Who provides it, for example microsoft365, google, zoom. */
            provider: string;
            displayName: components["schemas"]["DisplayName"];
            /** @description Free JSON object. Values whose key ends in secret, password, token or key, at any depth and of any form but null, are stored encrypted and answered as "***"; sending "***" keeps them. Kind application: applicationId. */
            settings?: {
                [key: string]: unknown;
            };
        };
        /** @description Partial: a field left out stays. The kind stays. */
        IntegrationUpdate: {
            /** @description Who provides it, for example microsoft365, google, zoom. */
            provider?: string;
            displayName?: components["schemas"]["DisplayName"];
            /** @description The whole settings; a secret sent as "***" stays. */
            settings?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status?: "active" | "disabled";
        };
        Integration: {
            id: components["schemas"]["Id"];
            tenantId: components["schemas"]["Id"];
            organizationUnitId: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "calendar" | "conferencing" | "directory" | "application";
            provider: string;
            displayName: string;
            settings: {
                [key: string]: unknown;
            };
            /**
             * @description Kind application: active only while the authorization of settings.applicationId for this unit is.
             * @enum {string}
             */
            status: "active" | "pending" | "error" | "disabled";
            statusReason: string | null;
            /** @description Espalier-Source of the last write. */
            source: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the creating token.
             */
            createdById: string | null;
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the last writing token.
             */
            updatedById: string | null;
        };
        IntegrationPage: {
            data: components["schemas"]["Integration"][];
            pagination: components["schemas"]["Pagination"];
        };
        ProvisioningRuleCreate: {
            /**
             * @description manual: by role assignments only. directory: everyone in the directory. directory_group: everyone in the group of it.
             * @enum {string}
             */
            mode: "manual" | "directory" | "directory_group";
            /**
             * Format: uuid
             * @description The directory, of the unit or one above it; directory and directory_group need it.
             */
            directoryIntegrationId?: string | null;
            /** @description Group of the directory; directory_group needs it. */
            group?: string | null;
            role: components["schemas"]["RoleName"];
            /**
             * @description When somebody leaves the directory or group. suspend: assignments SUSPENDED. remove: assignments go, and the home unit if the rule set it. keep: nothing.
             * @default suspend
             * @enum {string}
             */
            onRemoved?: "suspend" | "remove" | "keep";
        };
        /** @description Partial: a field left out stays, null clears it. Acts from the next directory call on. */
        ProvisioningRuleUpdate: {
            /**
             * @description manual: by role assignments only. directory: everyone in the directory. directory_group: everyone in the group of it.
             * @enum {string}
             */
            mode?: "manual" | "directory" | "directory_group";
            /**
             * Format: uuid
             * @description The directory, of the unit or one above it; directory and directory_group need it.
             */
            directoryIntegrationId?: string | null;
            /** @description Group of the directory; directory_group needs it. */
            group?: string | null;
            role?: components["schemas"]["RoleName"];
            /** @enum {string} */
            onRemoved?: "suspend" | "remove" | "keep";
        };
        ProvisioningRule: {
            id: components["schemas"]["Id"];
            tenantId: components["schemas"]["Id"];
            organizationUnitId: components["schemas"]["Id"];
            /**
             * @description manual: by role assignments only. directory: everyone in the directory. directory_group: everyone in the group of it.
             * @enum {string}
             */
            mode: "manual" | "directory" | "directory_group";
            /**
             * Format: uuid
             * @description The directory.
             */
            directoryIntegrationId: string | null;
            group: string | null;
            role: components["schemas"]["RoleName"];
            /** @enum {string} */
            onRemoved: "suspend" | "remove" | "keep";
            /** @description Espalier-Source of the last write. */
            source: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the creating token.
             */
            createdById: string | null;
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the last writing token.
             */
            updatedById: string | null;
        };
        ProvisioningRulePage: {
            data: components["schemas"]["ProvisioningRule"][];
            pagination: components["schemas"]["Pagination"];
        };
        DirectoryUser: {
            /** @description The directory's key of the user. */
            externalId: string;
            displayName: components["schemas"]["DisplayName"];
            /**
             * Format: email
             * @description Finds an unlinked person with the same address.
             */
            email?: string | null;
            /** @description Given name. */
            firstName?: string | null;
            /** @description Family name. */
            lastName?: string | null;
            groups?: string[];
        };
        /** @description Everyone in the directory: who is not named has left. */
        DirectorySnapshot: {
            users: components["schemas"]["DirectoryUser"][];
        };
        /** @description Only those named change; groups that an upserted user leaves out stay. */
        DirectoryChange: {
            upsert?: components["schemas"]["DirectoryUser"][];
            remove?: string[];
        };
        DirectoryReport: {
            created: number;
            placed: number;
            assigned: number;
            suspended: number;
            removed: number;
            kept: number;
            skipped: number;
            /** @description Only what this call changed. */
            changes: {
                externalId: string;
                /**
                 * Format: uuid
                 * @description The person; null on a dry run that would make it.
                 */
                partyId: string | null;
                /**
                 * Format: uuid
                 * @description The rule at work.
                 */
                ruleId: string | null;
                /** @enum {string} */
                action: "created" | "updated" | "placed" | "assigned" | "resumed" | "suspended" | "removed" | "kept" | "skipped";
                /** @description Why skipped, for example last_owner. */
                reason?: string;
            }[];
        };
        /** @enum {string} */
        AuthorizationStatus: "pending" | "active" | "denied" | "expired" | "needs_reauthorization" | "revoked";
        AuthorizationCreate: {
            applicationId: components["schemas"]["Id"];
            organizationUnitId: components["schemas"]["Id"];
            /** @description What is asked for. */
            scopes: components["schemas"]["ApplicationScope"][];
            /** @description To whoever approves; may have several lines. */
            message?: string | null;
            /** @description Who is expected to approve, for example an address; no authority. */
            approverHint?: string | null;
            /**
             * @description Seconds until the action link dies.
             * @default 604800
             */
            expiresIn?: number;
            /**
             * Format: uri
             * @description One of the application's; with codeChallenge: the approval lands there with code, state, iss.
             */
            redirectUri?: string;
            /** @description Given back as it is. */
            state?: string;
            /** @description PKCE S256 (RFC 7636). */
            codeChallenge?: string;
        };
        /** @description Partial. Message and hint never cost an approval. */
        AuthorizationUpdate: {
            /** @description The whole wanted set. Narrowing acts now, widening waits for approval. */
            scopes?: components["schemas"]["ApplicationScope"][];
            /** @description To whoever approves; may have several lines. */
            message?: string | null;
            /** @description Who is expected to approve. */
            approverHint?: string | null;
        };
        Authorization: {
            id: components["schemas"]["Id"];
            tenantId: components["schemas"]["Id"];
            applicationId: components["schemas"]["Id"];
            organizationUnitId: components["schemas"]["Id"];
            status: components["schemas"]["AuthorizationStatus"];
            /** @description Granted; while pending: asked for. */
            scopes: components["schemas"]["ApplicationScope"][];
            /** @description The whole wanted set of a widening that waits; null: none. */
            pendingScopes: components["schemas"]["ApplicationScope"][] | null;
            message: string | null;
            approverHint: string | null;
            /** @description Where a person decides; null when nothing is to do. A pointer, no credential. */
            actionUrl: string | null;
            /**
             * Format: date-time
             * @description When the link dies.
             */
            actionExpiresAt: string | null;
            /**
             * Format: uuid
             * @description The person; null: a token without one, or nobody was needed.
             */
            approvedById: string | null;
            /**
             * Format: date-time
             * @description Last approval.
             */
            approvedAt: string | null;
            /**
             * Format: uuid
             * @description Who changed the status last.
             */
            statusChangedById: string | null;
            statusChangedAt: components["schemas"]["Timestamp"];
            statusReason: string | null;
            /** @description Espalier-Source of the last write. */
            source: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the creating token.
             */
            createdById: string | null;
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the last writing token.
             */
            updatedById: string | null;
        };
        AuthorizationPage: {
            data: components["schemas"]["Authorization"][];
            pagination: components["schemas"]["Pagination"];
        };
        AuthorizationApprove: {
            /**
             * Format: uuid
             * @description The unit that is meant; another one than the authorization's is refused.
             */
            organizationUnitId?: string;
            /** @description A part of what is asked; left out: all. */
            scopes?: components["schemas"]["ApplicationScope"][];
            /** @description Kept as statusReason. */
            reason?: string | null;
        };
        AuthorizationDeny: {
            /** @description Kept as statusReason. */
            reason?: string | null;
        };
        AuthorizationLink: {
            /**
             * @description Seconds until the action link dies.
             * @default 604800
             */
            expiresIn?: number;
            /**
             * Format: uri
             * @description One of the application's; with codeChallenge: the approval lands there with code, state, iss.
             */
            redirectUri?: string;
            /** @description Given back as it is. */
            state?: string;
            /** @description PKCE S256 (RFC 7636). */
            codeChallenge?: string;
        };
        AuthorizationApprovalCreate: {
            organizationUnitId: components["schemas"]["Id"];
            /**
             * Format: uuid
             * @description For this application; either this or publisherUnitId.
             */
            applicationId?: string | null;
            /**
             * Format: uuid
             * @description For every application of this unit, also future ones.
             */
            publisherUnitId?: string | null;
            /** @description Ceiling: requests within it are active at once. */
            scopes: components["schemas"]["ApplicationScope"][];
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt?: string | null;
        };
        /** @description Partial: a field left out stays. Acts on requests from now on. */
        AuthorizationApprovalUpdate: {
            /** @description Ceiling: requests within it are active at once. */
            scopes?: components["schemas"]["ApplicationScope"][];
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt?: string | null;
        };
        AuthorizationApproval: {
            id: components["schemas"]["Id"];
            tenantId: components["schemas"]["Id"];
            organizationUnitId: components["schemas"]["Id"];
            /**
             * Format: uuid
             * @description The application.
             */
            applicationId: string | null;
            /**
             * Format: uuid
             * @description The unit whose applications are meant.
             */
            publisherUnitId: string | null;
            scopes: components["schemas"]["ApplicationScope"][];
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt: string | null;
            /** @description Espalier-Source of the last write. */
            source: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the creating token.
             */
            createdById: string | null;
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The party of the last writing token.
             */
            updatedById: string | null;
        };
        AuthorizationApprovalPage: {
            data: components["schemas"]["AuthorizationApproval"][];
            pagination: components["schemas"]["Pagination"];
        };
        SignInLinkCreate: {
            /**
             * @description Seconds until it dies unused.
             * @default 900
             */
            expiresIn?: number;
            /** @description Path on this server to go on to, for example that of an action link. */
            continueTo?: string;
        };
        SignInLink: {
            /** @description Works once; shown this once. */
            url: string;
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description OpenID provider through which persons of the tenant sign in; matched by verified e-mail. null: none. */
        SignIn: {
            /** Format: uri */
            issuer: string;
            clientId: string;
            /** @description Stored encrypted, answered as "***"; sending "***" keeps it. */
            clientSecret: string;
        } | null;
    };
    responses: {
        /** @description The request is wrong (RFC 6749, 5.2). */
        OAuthRefusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description invalid_client. The client is unknown or did not prove who it is; which of the two is not told. */
        OAuthUnknownClient: {
            headers: {
                /** @description Where the client used the header Authorization. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description temporarily_unavailable. The store does not answer; see Retry-After. */
        OAuthUnavailable: {
            headers: {
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description validation_failed, unknown_field, ref_invalid, external_id_repeated, profile_schema_invalid, body_malformed, cursor_invalid, source_too_long */
        BadRequest: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description unauthenticated */
        Unauthorized: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description scope_missing, right_missing, tenant_suspended */
        Forbidden: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description resource_not_found */
        NotFound: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description slug_taken, tenant_is_host, uri_taken, external_id_taken, specialization_duplicate, group_cycle, profile_version_taken, relationship_type_taken, relationship_exists, role_taken, role_built_in, role_in_use, role_already_assigned, last_owner, application_secret_limit, application_secret_last, application_has_authorizations, calendar_already_assigned, integration_in_use, authorization_not_active, authorization_not_pending, authorization_expired, authorization_unit_mismatch, ou_name_taken, ou_depth_exceeded, ou_children_exceeded, ou_cycle, ou_not_empty, secret_already_shown */
        Conflict: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description version_mismatch */
        PreconditionFailed: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description body_too_large */
        PayloadTooLarge: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description media_type_unsupported */
        UnsupportedMediaType: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description reference_not_found, reference_wrong_type, profile_not_applicable, attributes_invalid, application_not_in_unit, scope_unknown, scope_not_allowed, directory_out_of_reach, integration_not_directory, idempotency_key_reused */
        UnprocessableEntity: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description rate_limited */
        RateLimited: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description internal_error */
        InternalError: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description store_unavailable */
        Unavailable: {
            headers: {
                "X-Correlation-ID": components["headers"]["XCorrelationID"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description A malformed id is a 404, as an unknown one is. */
        id: components["schemas"]["Id"];
        partyId: components["schemas"]["Id"];
        tokenId: components["schemas"]["Id"];
        /** @description Rows in a page, clamped to 1..100. Beats size. */
        limit: number;
        /** @description Rows to skip, from 0. Beats page. */
        offset: number;
        /** @description Page number, from 0, with size. */
        page: number;
        /** @description Rows in a page, clamped to 1..100. */
        size: number;
        /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
        cursor: string;
        /** @description Field to sort by. */
        sort: "createdAt" | "updatedAt" | "displayName";
        /** @description Field to sort by. */
        sortUnits: "createdAt" | "updatedAt" | "displayName" | "code";
        /** @description Order. */
        sortDirection: "ASC" | "DESC";
        /** @description Show deleted parties too. */
        includeDeleted: boolean;
        /** @description Comma list of specializations, members, children; what does not apply is passed over. */
        include: string;
        /** @description Home unit. */
        organizationUnitIdFilter: string;
        /** @description Parties that bear this specialization. */
        partySubtype: string;
        /** @description Where the record comes from. */
        origin: components["schemas"]["Origin"];
        /** @description Case-insensitive part of displayName or uri. */
        q: string;
        /** @description The owning party. */
        ownerIdFilter: string;
        /** @description The caller's own key. */
        externalIdFilter: string;
        /** @description Only parties of this type. */
        partyType: components["schemas"]["PartyType"];
        /** @description Walk nested groups too. */
        transitive: boolean;
        /** @description The whole subtree instead of this unit alone. */
        recursive: boolean;
        /** @description Levels below, from 1; left out: all. */
        depth: number;
        /** @description Levels below the root shown; left out: all. */
        treeDepth: number;
        /** @description The unit to show from; left out: all roots. */
        rootId: string;
        /** @description The unit with this code; unknown: empty data. */
        code: string;
        /** @description The unit with this path of displayNames, segments percent-encoded: /Sales/EMEA; unknown: empty data. */
        path: string;
        /** @description refuse: 409 ou_not_empty when not empty. cascade: the subtree goes, parties in it go to the tenant root, roles placed there lose their unit. rehome: children (in code order), parties and roles go to the parent. */
        deleteMode: "refuse" | "cascade" | "rehome";
        /** @description Answer 200 with what would happen, write nothing; refusals as in the real call. */
        dryRun: boolean;
        /** @description Events of this resource. */
        resourceId: string;
        /** @description The token's party, else the token. */
        actorId: string;
        /** @description Events of this kind. */
        action: components["schemas"]["AuditAction"];
        /** @description Inclusive. */
        from: components["schemas"]["Timestamp"];
        /** @description Exclusive. */
        to: components["schemas"]["Timestamp"];
        /** @description Events of this request. */
        correlationId: string;
        /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
        IdempotencyKey: string;
        /** @description The ETag of the version to change; 412 version_mismatch when stale. */
        IfMatch: string;
        /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
        EspalierSource: string;
        /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
        CorrelationId: string;
        /** @description Left out: the newest. */
        version: components["schemas"]["ProfileVersion"];
        /** @description Exact type. */
        relationshipType: string;
        /** @description Status. */
        relationshipStatus: components["schemas"]["RelationshipStatus"];
        /** @description Relationships whose window holds this instant. */
        validAt: components["schemas"]["Timestamp"];
        /** @description Either side. */
        partyIdFilter: string;
        /** @description Left side. */
        leftIdFilter: string;
        /** @description Right side. */
        rightIdFilter: string;
        /** @description Name of the profile. */
        profileId: string;
        /** @description Field to sort by. */
        sortByTime: "createdAt" | "updatedAt";
        /** @description Of this unit. */
        organizationUnitIdEq: string;
        /** @description Of this application. */
        applicationId: string;
        /** @description Of this party. */
        partyIdEq: string;
        /** @description Name of the role. */
        roleName: string;
        /** @description Of this role. */
        roleEq: string;
        secretId: components["schemas"]["Id"];
        /** @description Of this environment. */
        environment: "production" | "staging" | "development";
        /** @description Of this status. */
        deliveryStatus: "pending" | "delivered" | "failed";
        integrationId: components["schemas"]["Id"];
        /** @description Of this kind. */
        kind: "calendar" | "conferencing" | "directory" | "application";
        /** @description Take the place of the calendar that the member has. */
        replace: boolean;
        /** @description Of this status. */
        authorizationStatus: components["schemas"]["AuthorizationStatus"];
        /** @description For the applications of this unit. */
        publisherUnitId: string;
    };
    requestBodies: {
        TokenRequest: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        TokenQuestion: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenQuestion"];
                "application/json": components["schemas"]["TokenQuestion"];
            };
        };
        Revocation: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["Revocation"];
                "application/json": components["schemas"]["Revocation"];
            };
        };
        PushedRequest: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["PushedRequest"];
                "application/json": components["schemas"]["PushedRequest"];
            };
        };
    };
    headers: {
        /** @description Strong; covers all that the resource shows. */
        ETag: string;
        /** @description Where the resource is. */
        Location: string;
        /** @description The caller's, or a new one. */
        XCorrelationID: string;
        /** @description true: this is the first answer, kept. */
        IdempotencyReplayed: string;
        /** @description Seconds. */
        RetryAfter: number;
        /** @description Bearer. */
        WWWAuthenticate: string;
        /** @description Strong; not on a dry run. */
        OptionalETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            500: components["responses"]["InternalError"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Text exposition format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            500: components["responses"]["InternalError"];
        };
    };
    getOpenApiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            500: components["responses"]["InternalError"];
        };
    };
    getWhoami: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token, its tenant and its rights. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whoami"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTenants: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tenants. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slug": "northwind",
                 *       "displayName": "Northwind University"
                 *     }
                 */
                "application/json": components["schemas"]["TenantCreate"];
            };
        };
        responses: {
            /** @description The tenant. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "SUSPENDED"
                 *     }
                 */
                "application/json": components["schemas"]["TenantUpdate"];
            };
        };
        responses: {
            /** @description The tenant. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone; its tokens get 401 at once, its slug is free. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens, never their secrets. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "deploy",
                 *       "scopes": [
                 *         "directory:read",
                 *         "directory:write"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TokenCreate"];
            };
        };
        responses: {
            /** @description The token; its secret is shown this once. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
                tokenId: components["parameters"]["tokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token, never its secret. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
                tokenId: components["parameters"]["tokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked at once. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPersons: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Home unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdFilter"];
                /** @description Parties that bear this specialization. */
                partySubtype?: components["parameters"]["partySubtype"];
                /** @description Where the record comes from. */
                origin?: components["parameters"]["origin"];
                /** @description Case-insensitive part of displayName or uri. */
                q?: components["parameters"]["q"];
                /** @description The owning party. */
                ownerId?: components["parameters"]["ownerIdFilter"];
                /** @description The caller's own key. */
                externalId?: components["parameters"]["externalIdFilter"];
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of persons. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Ada Vermeer",
                 *       "firstName": "Ada",
                 *       "lastName": "Vermeer",
                 *       "email": "ada@university.example"
                 *     }
                 */
                "application/json": components["schemas"]["PersonCreate"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPerson: {
        parameters: {
            query?: {
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updatePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Ada Vermeer"
                 *     }
                 */
                "application/json": components["schemas"]["PersonUpdate"];
            };
        };
        responses: {
            /** @description The resource after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deletePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted (soft); its uri and externalId are free. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Home unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdFilter"];
                /** @description Parties that bear this specialization. */
                partySubtype?: components["parameters"]["partySubtype"];
                /** @description Where the record comes from. */
                origin?: components["parameters"]["origin"];
                /** @description Case-insensitive part of displayName or uri. */
                q?: components["parameters"]["q"];
                /** @description The owning party. */
                ownerId?: components["parameters"]["ownerIdFilter"];
                /** @description The caller's own key. */
                externalId?: components["parameters"]["externalIdFilter"];
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organizations. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Veritas Audit",
                 *       "legalName": "Veritas Audit B.V."
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationCreate"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOrganization: {
        parameters: {
            query?: {
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Veritas Audit"
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationUpdate"];
            };
        };
        responses: {
            /** @description The resource after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted (soft); its uri and externalId are free. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listServices: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Home unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdFilter"];
                /** @description Parties that bear this specialization. */
                partySubtype?: components["parameters"]["partySubtype"];
                /** @description Where the record comes from. */
                origin?: components["parameters"]["origin"];
                /** @description Case-insensitive part of displayName or uri. */
                q?: components["parameters"]["q"];
                /** @description The owning party. */
                ownerId?: components["parameters"]["ownerIdFilter"];
                /** @description The caller's own key. */
                externalId?: components["parameters"]["externalIdFilter"];
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of services. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createService: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Case handling",
                 *       "serviceType": "case_handling"
                 *     }
                 */
                "application/json": components["schemas"]["ServiceCreate"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getService: {
        parameters: {
            query?: {
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateService: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Case handling"
                 *     }
                 */
                "application/json": components["schemas"]["ServiceUpdate"];
            };
        };
        responses: {
            /** @description The resource after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteService: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted (soft); its uri and externalId are free. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Home unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdFilter"];
                /** @description Parties that bear this specialization. */
                partySubtype?: components["parameters"]["partySubtype"];
                /** @description Where the record comes from. */
                origin?: components["parameters"]["origin"];
                /** @description Case-insensitive part of displayName or uri. */
                q?: components["parameters"]["q"];
                /** @description The owning party. */
                ownerId?: components["parameters"]["ownerIdFilter"];
                /** @description The caller's own key. */
                externalId?: components["parameters"]["externalIdFilter"];
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Data protection working group"
                 *     }
                 */
                "application/json": components["schemas"]["GroupCreate"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getGroup: {
        parameters: {
            query?: {
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Data protection working group"
                 *     }
                 */
                "application/json": components["schemas"]["GroupUpdate"];
            };
        };
        responses: {
            /** @description The resource after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted (soft); its uri and externalId are free. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOrganizationUnits: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortUnits"];
                /** @description Home unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdFilter"];
                /** @description Parties that bear this specialization. */
                partySubtype?: components["parameters"]["partySubtype"];
                /** @description Where the record comes from. */
                origin?: components["parameters"]["origin"];
                /** @description Case-insensitive part of displayName or uri. */
                q?: components["parameters"]["q"];
                /** @description The owning party. */
                ownerId?: components["parameters"]["ownerIdFilter"];
                /** @description The caller's own key. */
                externalId?: components["parameters"]["externalIdFilter"];
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
                /** @description The unit with this code; unknown: empty data. */
                code?: components["parameters"]["code"];
                /** @description The unit with this path of displayNames, segments percent-encoded: /Sales/EMEA; unknown: empty data. */
                path?: components["parameters"]["path"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of units. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnitPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createOrganizationUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Faculty of Law",
                 *       "branding": {
                 *         "primaryColor": "#7a1f1f"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationUnitCreate"];
            };
        };
        responses: {
            /** @description What was made. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOrganizationUnit: {
        parameters: {
            query?: {
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateOrganizationUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Faculty of Law"
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationUnitUpdate"];
            };
        };
        responses: {
            /** @description The resource after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteOrganizationUnit: {
        parameters: {
            query?: {
                /** @description refuse: 409 ou_not_empty when not empty. cascade: the subtree goes, parties in it go to the tenant root, roles placed there lose their unit. rehome: children (in code order), parties and roles go to the parent. */
                mode?: components["parameters"]["deleteMode"];
                /** @description Answer 200 with what would happen, write nothing; refusals as in the real call. */
                dryRun?: components["parameters"]["dryRun"];
            };
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With dryRun: what would happen. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletePlan"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listParties: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Home unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdFilter"];
                /** @description Parties that bear this specialization. */
                partySubtype?: components["parameters"]["partySubtype"];
                /** @description Where the record comes from. */
                origin?: components["parameters"]["origin"];
                /** @description Case-insensitive part of displayName or uri. */
                q?: components["parameters"]["q"];
                /** @description The owning party. */
                ownerId?: components["parameters"]["ownerIdFilter"];
                /** @description The caller's own key. */
                externalId?: components["parameters"]["externalIdFilter"];
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
                /** @description Only parties of this type. */
                partyType?: components["parameters"]["partyType"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of parties. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getParty: {
        parameters: {
            query?: {
                /** @description Show deleted parties too. */
                includeDeleted?: components["parameters"]["includeDeleted"];
                /** @description Comma list of specializations, members, children; what does not apply is passed over. */
                include?: components["parameters"]["include"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The party. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Party"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPartyEffective: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Resolved from its home unit upward (a unit: from itself). */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effective"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPartyGroups: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Walk nested groups too. */
                transitive?: components["parameters"]["transitive"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listGroupMembers: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Only parties of this type. */
                partyType?: components["parameters"]["partyType"];
                /** @description Walk nested groups too. */
                transitive?: components["parameters"]["transitive"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of parties. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceGroupMembers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "memberIds": [
                 *         "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GroupMembersReplace"];
            };
        };
        responses: {
            /** @description The members after the change (first page). */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    addGroupMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
                partyId: components["parameters"]["partyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is a member, also when it was before. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeGroupMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
                partyId: components["parameters"]["partyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is no member, also when it was none before. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOrganizationUnitTree: {
        parameters: {
            query?: {
                /** @description The unit to show from; left out: all roots. */
                rootId?: components["parameters"]["rootId"];
                /** @description Levels below the root shown; left out: all. */
                depth?: components["parameters"]["treeDepth"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Roots (or the unit rootId) with everything below, by code. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnitTree"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    moveOrganizationUnit: {
        parameters: {
            query?: {
                /** @description Answer 200 with what would happen, write nothing; refusals as in the real call. */
                dryRun?: components["parameters"]["dryRun"];
            };
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parentOuId": null
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationUnitMove"];
            };
        };
        responses: {
            /** @description The unit after the move. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["OptionalETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"] | components["schemas"]["MovePlan"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOrganizationUnitChildren: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortUnits"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of units. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnitPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOrganizationUnitMembers: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Only parties of this type. */
                partyType?: components["parameters"]["partyType"];
                /** @description The whole subtree instead of this unit alone. */
                recursive?: components["parameters"]["recursive"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of parties. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOrganizationUnitDescendants: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Levels below, from 1; left out: all. */
                depth?: components["parameters"]["depth"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of units. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnitPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOrganizationUnitAncestors: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chain, ending with the parent. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnitPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOrganizationUnitEffective: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Resolved upward from the unit. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effective"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Events of this resource. */
                resourceId?: components["parameters"]["resourceId"];
                /** @description The token's party, else the token. */
                actorId?: components["parameters"]["actorId"];
                /** @description Events of this kind. */
                action?: components["parameters"]["action"];
                /** @description Inclusive. */
                from?: components["parameters"]["from"];
                /** @description Exclusive. */
                to?: components["parameters"]["to"];
                /** @description Events of this request. */
                correlationId?: components["parameters"]["correlationId"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    batchCreateOrganizationUnits: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "units": [
                 *         {
                 *           "ref": "law",
                 *           "displayName": "Law"
                 *         },
                 *         {
                 *           "ref": "civil",
                 *           "parentRef": "law",
                 *           "displayName": "Civil law"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationUnitBatch"];
            };
        };
        responses: {
            /** @description The units in input order. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnitBatchResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    applyOrganizationUnits: {
        parameters: {
            query?: {
                /** @description Answer 200 with what would happen, write nothing; refusals as in the real call. */
                dryRun?: components["parameters"]["dryRun"];
            };
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "owner": "university",
                 *       "prune": true,
                 *       "nodes": [
                 *         {
                 *           "externalId": "law",
                 *           "displayName": "Law"
                 *         },
                 *         {
                 *           "externalId": "civil",
                 *           "parentExternalId": "law",
                 *           "displayName": "Civil law"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Apply"];
            };
        };
        responses: {
            /** @description What changed. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplyResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProfiles: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of profiles. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfilePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "student",
                 *       "version": "1",
                 *       "schema": {
                 *         "type": "object",
                 *         "properties": {
                 *           "year": {
                 *             "type": "integer",
                 *             "minimum": 1
                 *           }
                 *         },
                 *         "required": [
                 *           "year"
                 *         ]
                 *       },
                 *       "partyTypes": [
                 *         "natural_person"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ProfileCreate"];
            };
        };
        responses: {
            /** @description The profile. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProfile: {
        parameters: {
            query?: {
                /** @description Left out: the newest. */
                version?: components["parameters"]["version"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description Name of the profile. */
                id: components["parameters"]["profileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRelationshipTypes: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of types. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipTypePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createRelationshipType: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "mentors",
                 *       "leftToRight": "mentors",
                 *       "rightToLeft": "is mentored by"
                 *     }
                 */
                "application/json": components["schemas"]["RelationshipTypeCreate"];
            };
        };
        responses: {
            /** @description The type. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipType"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRelationships: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortByTime"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Either side. */
                partyId?: components["parameters"]["partyIdFilter"];
                /** @description Left side. */
                leftId?: components["parameters"]["leftIdFilter"];
                /** @description Right side. */
                rightId?: components["parameters"]["rightIdFilter"];
                /** @description Exact type. */
                relationshipType?: components["parameters"]["relationshipType"];
                /** @description Status. */
                status?: components["parameters"]["relationshipStatus"];
                /** @description Relationships whose window holds this instant. */
                validAt?: components["parameters"]["validAt"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of relationships; those of deleted parties are hidden. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createRelationship: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "leftId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d",
                 *       "rightId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e",
                 *       "relationshipType": "employment"
                 *     }
                 */
                "application/json": components["schemas"]["RelationshipCreate"];
            };
        };
        responses: {
            /** @description The relationship. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Relationship"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRelationship: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The relationship. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Relationship"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteRelationship: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateRelationship: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "TERMINATED"
                 *     }
                 */
                "application/json": components["schemas"]["RelationshipUpdate"];
            };
        };
        responses: {
            /** @description The relationship after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Relationship"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPartyRelationships: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortByTime"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Exact type. */
                relationshipType?: components["parameters"]["relationshipType"];
                /** @description Status. */
                status?: components["parameters"]["relationshipStatus"];
                /** @description Relationships whose window holds this instant. */
                validAt?: components["parameters"]["validAt"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of relationships. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationshipPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAccessRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules in the order they are tried. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRules"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceAccessRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rules": [
                 *         {
                 *           "name": "members of the owning group read",
                 *           "actions": [
                 *             "read"
                 *           ],
                 *           "resourceType": "service",
                 *           "path": [
                 *             "owner",
                 *             "members*"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AccessRules"];
            };
        };
        responses: {
            /** @description The rules after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRules"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subjectId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d",
                 *       "action": "read",
                 *       "resourceId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e"
                 *     }
                 */
                "application/json": components["schemas"]["AccessCheck"];
            };
        };
        responses: {
            /** @description The decision, with the rule and the parties walked. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessDecision"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRoles: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of roles. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "calendar_admin",
                 *       "displayName": "Calendar administrator",
                 *       "rights": [
                 *         "integrations:manage",
                 *         "unit:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RoleCreate"];
            };
        };
        responses: {
            /** @description The role. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description Name of the role. */
                name: components["parameters"]["roleName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description Name of the role. */
                name: components["parameters"]["roleName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Calendar administrator"
                 *     }
                 */
                "application/json": components["schemas"]["RoleUpdate"];
            };
        };
        responses: {
            /** @description The role after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description Name of the role. */
                name: components["parameters"]["roleName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRoleAssignments: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortByTime"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Of this party. */
                partyId?: components["parameters"]["partyIdEq"];
                /** @description Of this unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdEq"];
                /** @description Of this role. */
                role?: components["parameters"]["roleEq"];
                /** @description Of this application. */
                applicationId?: components["parameters"]["applicationId"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of assignments. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignmentPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createRoleAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "partyId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d",
                 *       "organizationUnitId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e",
                 *       "role": "ops_admin"
                 *     }
                 */
                "application/json": components["schemas"]["RoleAssignmentCreate"];
            };
        };
        responses: {
            /** @description The assignment. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRoleAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assignment. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateRoleAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subtree": true
                 *     }
                 */
                "application/json": components["schemas"]["RoleAssignmentUpdate"];
            };
        };
        responses: {
            /** @description The assignment after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteRoleAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listApplications: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sort"];
                /** @description Of this unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdEq"];
                /** @description Of this environment. */
                environment?: components["parameters"]["environment"];
                /** @description Case-insensitive part of displayName or uri. */
                q?: components["parameters"]["q"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of applications. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationUnitId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d",
                 *       "displayName": "Scheduler",
                 *       "redirectUris": [
                 *         "https://scheduler.example/callback"
                 *       ],
                 *       "allowedScopes": [
                 *         "organizational_unit_scheduler"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationCreate"];
            };
        };
        responses: {
            /** @description The application; its secret is shown this once. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application, never its secrets. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Scheduler"
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationUpdate"];
            };
        };
        responses: {
            /** @description The application after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone, with its secrets and tokens; its authorizations are revoked (application_deleted). */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createApplicationSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "expiresAt": "2099-01-01T00:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationSecretCreate"];
            };
        };
        responses: {
            /** @description The secret, shown this once. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationSecretCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteApplicationSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
                sid: components["parameters"]["secretId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It works no more. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listApplicationDeliveries: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Of this status. */
                status?: components["parameters"]["deliveryStatus"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listIntegrations: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortByTime"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Of this kind. */
                kind?: components["parameters"]["kind"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of integrations. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "calendar",
                 *       "provider": "microsoft365",
                 *       "displayName": "Microsoft 365 Calendars",
                 *       "settings": {
                 *         "tenant": "contoso.example",
                 *         "clientSecret": "s3cret"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["IntegrationCreate"];
            };
        };
        responses: {
            /** @description The integration. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The integration, its secrets masked. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "disabled"
                 *     }
                 */
                "application/json": components["schemas"]["IntegrationUpdate"];
            };
        };
        responses: {
            /** @description The integration after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone, with its assignments. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMemberIntegrations: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortByTime"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
                partyId: components["parameters"]["partyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of integrations. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    assignMemberIntegration: {
        parameters: {
            query?: {
                /** @description Take the place of the calendar that the member has. */
                replace?: components["parameters"]["replace"];
            };
            header?: {
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
                partyId: components["parameters"]["partyId"];
                integrationId: components["parameters"]["integrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Assigned, also when it was before. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    unassignMemberIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
                partyId: components["parameters"]["partyId"];
                integrationId: components["parameters"]["integrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not assigned, also when it was not before. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProvisioningRules: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortByTime"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rules. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisioningRulePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createProvisioningRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "directory_group",
                 *       "directoryIntegrationId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d",
                 *       "group": "Sales",
                 *       "role": "member"
                 *     }
                 */
                "application/json": components["schemas"]["ProvisioningRuleCreate"];
            };
        };
        responses: {
            /** @description The rule. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisioningRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProvisioningRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisioningRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateProvisioningRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "onRemoved": "remove"
                 *     }
                 */
                "application/json": components["schemas"]["ProvisioningRuleUpdate"];
            };
        };
        responses: {
            /** @description The rule after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisioningRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteProvisioningRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone; what it gave stays, as if given by hand. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceDirectory: {
        parameters: {
            query?: {
                /** @description Answer 200 with what would happen, write nothing; refusals as in the real call. */
                dryRun?: components["parameters"]["dryRun"];
            };
            header?: {
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "users": [
                 *         {
                 *           "externalId": "u-1",
                 *           "displayName": "Ada Vermeer",
                 *           "email": "ada@contoso.example",
                 *           "groups": [
                 *             "Sales"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["DirectorySnapshot"];
            };
        };
        responses: {
            /** @description What changed; a repeat is all zeros. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeDirectory: {
        parameters: {
            query?: {
                /** @description Answer 200 with what would happen, write nothing; refusals as in the real call. */
                dryRun?: components["parameters"]["dryRun"];
            };
            header?: {
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "remove": [
                 *         "u-1"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["DirectoryChange"];
            };
        };
        responses: {
            /** @description What changed. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuthorizations: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortByTime"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Of this application. */
                applicationId?: components["parameters"]["applicationId"];
                /** @description Of this unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdEq"];
                /** @description Of this status. */
                status?: components["parameters"]["authorizationStatus"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of authorizations; either side sees its own. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    requestAuthorization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d",
                 *       "organizationUnitId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e",
                 *       "scopes": [
                 *         "organizational_unit_scheduler"
                 *       ],
                 *       "message": "Scheduling for your team"
                 *     }
                 */
                "application/json": components["schemas"]["AuthorizationCreate"];
            };
        };
        responses: {
            /** @description The pair exists: unchanged when pending or active, else pending again with the new scopes and link. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            /** @description Pending; active at once within the application's own unit or a pre-approval. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuthorization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The authorization. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateAuthorization: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scopes": [
                 *         "organizational_unit_scheduler",
                 *         "directory:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AuthorizationUpdate"];
            };
        };
        responses: {
            /** @description The authorization after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeAuthorization: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked, its tokens ended; also when it was before. It stays readable. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveAuthorization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "agreed by e-mail"
                 *     }
                 */
                "application/json": components["schemas"]["AuthorizationApprove"];
            };
        };
        responses: {
            /** @description The authorization, active. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    denyAuthorization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "not now"
                 *     }
                 */
                "application/json": components["schemas"]["AuthorizationDeny"];
            };
        };
        responses: {
            /** @description The authorization: denied, or active with its old scopes when an upgrade was denied. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createAuthorizationLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "expiresIn": 86400
                 *     }
                 */
                "application/json": components["schemas"]["AuthorizationLink"];
            };
        };
        responses: {
            /** @description The authorization with a fresh link; the old one is dead. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuthorizationApprovals: {
        parameters: {
            query?: {
                /** @description Rows in a page, clamped to 1..100. Beats size. */
                limit?: components["parameters"]["limit"];
                /** @description Rows to skip, from 0. Beats page. */
                offset?: components["parameters"]["offset"];
                /** @description Page number, from 0, with size. */
                page?: components["parameters"]["page"];
                /** @description Rows in a page, clamped to 1..100. */
                size?: components["parameters"]["size"];
                /** @description Keyset paging at constant cost per page: empty starts, then pagination.nextCursor. */
                cursor?: components["parameters"]["cursor"];
                /** @description Field to sort by. */
                sort?: components["parameters"]["sortByTime"];
                /** @description Order. */
                sortDirection?: components["parameters"]["sortDirection"];
                /** @description Of this unit. */
                organizationUnitId?: components["parameters"]["organizationUnitIdEq"];
                /** @description Of this application. */
                applicationId?: components["parameters"]["applicationId"];
                /** @description For the applications of this unit. */
                publisherUnitId?: components["parameters"]["publisherUnitId"];
            };
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of pre-approvals. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationApprovalPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createAuthorizationApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationUnitId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d",
                 *       "applicationId": "0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e",
                 *       "scopes": [
                 *         "organizational_unit_scheduler"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AuthorizationApprovalCreate"];
            };
        };
        responses: {
            /** @description The pre-approval. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationApproval"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuthorizationApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pre-approval. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationApproval"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateAuthorizationApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expiresAt": null
                 *     }
                 */
                "application/json": components["schemas"]["AuthorizationApprovalUpdate"];
            };
        };
        responses: {
            /** @description The pre-approval after the change. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationApproval"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteAuthorizationApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 version_mismatch when stale. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone; what it approved stays. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSignInLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Per tenant; a repeat with the same body returns the first answer (with Idempotency-Replayed: true), with another body 422 idempotency_key_reused. Kept as long as the resource lives and at least 24 h. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who writes, free text up to 512 bytes: recorded in the audit trail and kept with the resource as source. */
                "Espalier-Source"?: components["parameters"]["EspalierSource"];
                /** @description Echoed; at most 128 printable ASCII characters, else replaced. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description A malformed id is a 404, as an unknown one is. */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "expiresIn": 600
                 *     }
                 */
                "application/json": components["schemas"]["SignInLinkCreate"];
            };
        };
        responses: {
            /** @description The link; shown this once. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["XCorrelationID"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuthorizationServerMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its issuer, endpoints and what they take. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationServerMetadata"];
                };
            };
        };
    };
    authorize: {
        parameters: {
            query: {
                client_id: string;
                /** @description Only code. */
                response_type?: string;
                /** @description One of the application's, exactly. */
                redirect_uri?: string;
                /** @description Separated by spaces; left out: all that the application may ask for. */
                scope?: string;
                /** @description Returned unchanged. */
                state?: string;
                /** @description Of method S256; required. */
                code_challenge?: string;
                /** @description S256. */
                code_challenge_method?: string;
                /** @description The customer's unit; left out: the person chooses. */
                organization_unit_id?: string;
                /** @description A pushed request (RFC 9126), in place of all but client_id: opened within 60 s, decided on once. */
                request_uri?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign-in or consent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description To redirect_uri with the answer, or back to this address after sign-in. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Client or redirect URI are unknown. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The person may not approve for the unit, or the form is not from the session. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    openActionLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign-in, consent, or its outcome. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description To the request's redirectUri with the answer, or back to this address after sign-in. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The person may not approve for the unit, or the form is not from the session. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link was never made, or replaced. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The link is over, or was answered. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    exchangeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["TokenRequest"];
        responses: {
            /** @description The tokens. `Cache-Control` is no-store. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            400: components["responses"]["OAuthRefusal"];
            401: components["responses"]["OAuthUnknownClient"];
            413: components["responses"]["OAuthRefusal"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
    introspectToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["TokenQuestion"];
        responses: {
            /** @description What it is, or `active: false` for one that has ended, is unknown or of another client. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Introspection"];
                };
            };
            400: components["responses"]["OAuthRefusal"];
            401: components["responses"]["OAuthUnknownClient"];
            413: components["responses"]["OAuthRefusal"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Revocation"];
        responses: {
            /** @description It works no more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OAuthRefusal"];
            401: components["responses"]["OAuthUnknownClient"];
            413: components["responses"]["OAuthRefusal"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
    pushAuthorizationRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PushedRequest"];
        responses: {
            /** @description Where it is, for 60 s and once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedRequestAnswer"];
                };
            };
            400: components["responses"]["OAuthRefusal"];
            401: components["responses"]["OAuthUnknownClient"];
            413: components["responses"]["OAuthRefusal"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
