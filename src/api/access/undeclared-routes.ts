/** A route that forgets to say who may use it must not go live: the start walks them all, and fails at the first. */
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';
import { accessOf } from './access.js';

type Route = { readonly name: string; readonly method: object; readonly controller: Type };

const routesOf = (controller: Type): readonly Route[] => {
  const prototype = controller.prototype as Readonly<Record<string, object>>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const method = prototype[name]!;
    const verb = Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod | undefined;
    if (verb === undefined) return [];
    const path = [controller, method].map((target) => String(Reflect.getMetadata(PATH_METADATA, target)));
    return [{ name: `${RequestMethod[verb]} /${path.join('/')} (${controller.name}.${name})`, method, controller }];
  });
};

/** The routes that declare no access, by name. */
export const undeclaredRoutes = (controllers: readonly Type[]): readonly string[] =>
  controllers
    .flatMap(routesOf)
    .filter(({ method, controller }) => accessOf(method, controller) === undefined)
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
