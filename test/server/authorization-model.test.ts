import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { type Body, describeStores } from './directory.ts';
import { actionsOf, allowedScopes, makeSides, type Sides } from './harness/integrator.ts';

const minute = 60_000;
/** Milliseconds that a link lives for here. */
const life = 10 * minute;

/** What the contract says of one authorization, in the fewest words. */
interface Model {
  status: 'none' | 'pending' | 'active' | 'denied' | 'expired' | 'revoked';
  scopes: string[];
  wanted: string[] | null;
  /** Milliseconds left of the link. */
  left: number;
  /** Nobody decided about the last widening. */
  missed: boolean;
  events: string[];
}

/** `ok` or the code of the refusal. */
type Outcome = string;
type Step =
  | { verb: 'ask' | 'change' | 'approve'; scopes: string[] }
  | { verb: 'deny' | 'link' | 'revoke' | 'wait' | 'sweep' };

const ended = (status: Model['status']) => ['denied', 'expired', 'revoked'].includes(status);
const within = (some: string[], all: string[]) => some.every((each) => all.includes(each));
const same = (left: string[], right: string[]) => within(left, right) && within(right, left);

/** Lets time pass in the model. */
function pass(model: Model, milliseconds: number): void {
  model.left -= milliseconds;
  if (model.left > 0) return;
  if (model.status === 'pending') {
    model.status = 'expired';
    model.events.push('expired');
  } else if (model.wanted) {
    model.wanted = null;
    model.missed = true;
    model.events.push('upgrade_expired');
  }
}

function ask(model: Model, scopes: string[]): Outcome {
  if (model.status === 'pending' || model.status === 'active') return 'ok';
  Object.assign(model, { status: 'pending', scopes, wanted: null, left: life, missed: false });
  model.events.push('requested');
  return 'ok';
}

function changeAsked(model: Model, scopes: string[]): Outcome {
  if (same(scopes, model.scopes)) return 'ok';
  model.scopes = scopes;
  model.events.push('updated');
  return 'ok';
}

function widen(model: Model, scopes: string[]): Outcome {
  if (model.wanted && same(scopes, model.wanted)) return 'ok';
  // Changes make links that live for the default time, far longer than this test.
  Object.assign(model, { wanted: scopes, left: Number.POSITIVE_INFINITY, missed: false });
  model.events.push('upgrade_requested');
  return 'ok';
}

function change(model: Model, scopes: string[]): Outcome {
  if (ended(model.status)) return 'authorization_not_active';
  if (model.status === 'pending') return changeAsked(model, scopes);
  if (!within(scopes, model.scopes)) return widen(model, scopes);
  if (!same(scopes, model.scopes)) {
    model.events.push('narrowed');
    model.scopes = scopes;
  } else if (model.wanted) model.events.push('updated');
  model.wanted = null;
  return 'ok';
}

function refusal(model: Model): Outcome | undefined {
  if (model.status === 'pending' || model.wanted) return undefined;
  return model.status === 'expired' || model.missed ? 'authorization_expired' : 'authorization_not_pending';
}

function approve(model: Model, scopes: string[]): Outcome {
  const refused = refusal(model);
  if (refused) return refused;
  if (!within(scopes, model.wanted ?? model.scopes)) return 'scope_not_allowed';
  model.events.push(model.status === 'active' ? 'upgraded' : 'approved');
  Object.assign(model, { status: 'active', scopes, wanted: null, missed: false });
  return 'ok';
}

function deny(model: Model): Outcome {
  const refused = refusal(model);
  if (refused) return refused;
  model.events.push(model.status === 'active' ? 'upgrade_denied' : 'denied');
  if (model.status === 'pending') model.status = 'denied';
  model.wanted = null;
  return 'ok';
}

function link(model: Model): Outcome {
  if (model.status !== 'pending' && model.status !== 'expired' && !model.wanted)
    return 'authorization_not_pending';
  if (model.status === 'expired') model.status = 'pending';
  model.left = life;
  model.events.push('link_created');
  return 'ok';
}

function revoke(model: Model): Outcome {
  if (model.status === 'revoked') return 'ok';
  Object.assign(model, { status: 'revoked', wanted: null, missed: false });
  model.events.push('revoked');
  return 'ok';
}

function run(model: Model, step: Step): Outcome {
  if (model.status === 'none' && step.verb !== 'ask') return 'ok';
  if (step.verb === 'ask') return ask(model, step.scopes);
  if (step.verb === 'change') return change(model, step.scopes);
  if (step.verb === 'approve') return approve(model, step.scopes);
  if (step.verb === 'deny') return deny(model);
  if (step.verb === 'link') return link(model);
  if (step.verb === 'revoke') return revoke(model);
  if (step.verb === 'wait') pass(model, 4 * minute);
  return 'ok';
}

const scopes = fc.subarray(allowedScopes, { minLength: 1 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: fc.constantFrom('ask', 'change', 'approve'), scopes }) },
  { weight: 4, arbitrary: fc.record({ verb: fc.constantFrom('deny', 'link', 'revoke', 'wait', 'sweep') }) },
) as fc.Arbitrary<Step>;

describeStores('one authorization, against a model', (directory) => {
  let sides: Sides;

  beforeEach(async () => {
    sides = await makeSides(directory);
  });

  /** Does a step to the real one; nothing where there is none yet. */
  async function act(step: Step, id: string | undefined, unit: string): Promise<Outcome> {
    const { tenant, application } = sides;
    const path = `/authorizations/${id}`;
    if (step.verb === 'wait') directory.clock.advance(4 * minute);
    if (step.verb === 'sweep') await directory.deliverDue();
    const seconds = life / 1_000;
    const calls = {
      ask: () =>
        tenant.call('POST', '/authorizations', {
          applicationId: application.id,
          organizationUnitId: unit,
          scopes: 'scopes' in step ? step.scopes : [],
          expiresIn: seconds,
        }),
      change: () => tenant.call('PUT', path, { scopes: 'scopes' in step ? step.scopes : [] }),
      approve: () => tenant.call('POST', `${path}/approve`, { scopes: 'scopes' in step ? step.scopes : [] }),
      deny: () => tenant.call('POST', `${path}/deny`),
      link: () => tenant.call('POST', `${path}/link`, { expiresIn: seconds }),
      revoke: () => tenant.call('DELETE', path),
    };
    if (step.verb === 'wait' || step.verb === 'sweep' || (id === undefined && step.verb !== 'ask'))
      return 'ok';
    const { status, body } = await calls[step.verb]();
    return status < 300 ? 'ok' : body.error.code;
  }

  it('does what the contract says, whatever happens to it in whatever order', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 14 }), async (sequence) => {
        runs += 1;
        const { tenant } = sides;
        const unit = await tenant.unit(`Customer ${runs}`);
        const model: Model = { status: 'none', scopes: [], wanted: null, left: 0, missed: false, events: [] };
        let id: string | undefined;
        for (const step of sequence) {
          const real = await act(step, id, unit.id);
          assert.equal(real, run(model, step), JSON.stringify(step));
          const [found] = (await tenant.get(`/authorizations?organizationUnitId=${unit.id}`)).data;
          id = found?.id;
          assertAlike(found, model);
        }
        await directory.deliverDue();
        if (id !== undefined) assert.deepEqual(await actionsOf(tenant, id), model.events);
      }),
      { numRuns: 25 },
    );
  });
});

function assertAlike(found: Body | undefined, model: Model): void {
  assert.deepEqual(
    [
      found?.status ?? 'none',
      found?.scopes ?? [],
      found?.pendingScopes ?? null,
      typeof found?.actionUrl === 'string',
    ],
    [model.status, model.scopes, model.wanted, model.status === 'pending' || model.wanted !== null],
  );
}
