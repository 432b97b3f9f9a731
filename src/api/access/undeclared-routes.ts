/** A route that forgets to say who may use it must not go live: the start walks them all, and fails at the first. */
import type { Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { routesOf } from './routes-of.js';

/** The routes that declare no access, by name. */
export const undeclaredRoutes = (controllers: readonly Type[]): readonly string[] =>
  controllers
    .flatMap(routesOf)
    .filter(({ access }) => access === undefined)
    .map(({ name }) => name);

/** Throws when a route of the application says nothing about who may use it. */
export const refuseUndeclaredRoutes = (modules: ModulesContainer): void => {
  const controllers = [...modules.values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype }) => (metatype ? [metatype as Type] : [])),
  );
  const undeclared = undeclaredRoutes(controllers);
  if (undeclared.length > 0)
    throw new Error(`say who may use each route, with Takes, TakesKeys or Open: ${undeclared.join(', ')}`);
};
