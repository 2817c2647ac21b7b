import assert from 'node:assert/strict';
import type { Party } from '../../provider/dist/handlers/directory.js';
import { memberChange, membersFound } from '../../provider/dist/handlers/party/group-members.js';

const exact = (...memberIds: string[]) => ({ memberIds, memberMode: 'exact' });
const additive = (...memberIds: string[]) => ({ memberIds, memberMode: 'additive' });
const group = (...ids: string[]) => ({ members: ids.map((id) => ({ id })) }) as unknown as Party;

describe('provider: members of a group', () => {
  it('exact sends the whole set, and nothing when it is the same in another order', () => {
    assert.deepEqual(memberChange(exact('a', 'b'), exact('b'), ['b']).body, { memberIds: ['a', 'b'] });
    assert.deepEqual(memberChange(exact('a', 'b'), exact('b', 'a'), ['b', 'a']).body, {});
    assert.deepEqual(memberChange(exact(), exact('a'), ['a']).body, { memberIds: [] });
  });

  it('additive adds who is missing and takes out only whom it had added', () => {
    const before = { ...additive('a', 'b'), __addedMemberIds: ['b'] };
    const { body, outputs } = memberChange(additive('c', 'd'), before, ['a', 'b', 'c', 'x']);
    assert.deepEqual(body, { addMemberIds: ['d'], removeMemberIds: ['b'] });
    assert.deepEqual(outputs, { memberIds: ['c', 'd'], __addedMemberIds: ['d'] });
  });

  it('going from exact to additive, takes out only whom it had set, not whom others added meanwhile', () => {
    const drifted = membersFound(group('a', 'b', 'x'), exact('a', 'b'));
    assert.deepEqual(drifted.memberIds, ['a', 'b', 'x']);
    const { body } = memberChange(additive('a'), { ...exact(), ...drifted }, ['a', 'b', 'x']);
    assert.deepEqual(body, { removeMemberIds: ['b'] });
  });

  it('shows drift: all members with exact, lost ones with additive', () => {
    assert.deepEqual(membersFound(group('x', 'b'), exact('a', 'b')).memberIds, ['b', 'x']);
    const before = { ...additive('a', 'b'), __addedMemberIds: ['a', 'b'] };
    assert.deepEqual(membersFound(group('x', 'b'), before), { memberIds: ['b'], __addedMemberIds: ['b'] });
  });

  it('has no say where the program names no members', () => {
    assert.deepEqual(memberChange({}, exact('a'), ['a']), { body: {}, outputs: {} });
    assert.deepEqual(membersFound(group('a'), {}), {});
  });
});
