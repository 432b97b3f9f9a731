/** Who may use each route, as the guard reads it: what a method says goes before what its controller says. */
import type { INestApplication, Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { accessOf, type Access } from '../../src/api/access/access.js';

/** By operation id, `Controller.method`. */
export const doorsOf = (app: INestApplication): ReadonlyMap<string, object> => {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype));
  return new Map(controllers.flatMap((controller) => doorsIn(controller as Type)));
};

const doorsIn = (controller: Type): readonly (readonly [string, object])[] => {
  const prototype = controller.prototype as Readonly<Record<string, object>>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const access = accessOf(prototype[name]!, controller);
    return access === undefined ? [] : [[`${controller.name}.${name}`, doorOf(access)] as const];
  });
};

/** `x-roles`: any of them; `anyone` shows nothing. `x-keys`: the kinds of key that are taken. */
const doorOf = ({ open, roles, keys, links }: Access) => {
  if (open) return { 'x-roles': ['anyone'], security: [] };
  const people = roles.filter((role) => role !== 'player');
  return {
    'x-roles': [...new Set([...roles, ...(roles.includes('finance') ? ['admin'] : [])])],
    ...(keys.length > 0 && { 'x-keys': keys }),
    security: [
      ...(people.length > 0 ? [{ oidc: [] }] : []),
      ...(keys.length > 0 ? [{ apiKey: [] }] : []),
      ...(links ? [{ link: [] }] : []),
    ],
  };
};
