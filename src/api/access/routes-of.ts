import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import { accessOf, type Access } from './access.js';

export type Route = {
  readonly name: string;
  /** Who may use it; undefined where it says nothing. */
  readonly access: Access | undefined;
};

/** The routes of a controller, as its decorators declare them. */
export const routesOf = (controller: Type): readonly Route[] => {
  const prototype = controller.prototype as Readonly<Record<string, object>>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const method = prototype[name]!;
    const verb = Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod | undefined;
    if (verb === undefined) return [];
    const path = [controller, method].map((target) => String(Reflect.getMetadata(PATH_METADATA, target)));
    const route = `${RequestMethod[verb]} /${path.join('/')} (${controller.name}.${name})`;
    return [{ name: route, access: accessOf(method, controller) }];
  });
};
