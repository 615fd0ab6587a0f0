/** The templates a review can be opened from, with their sections and prompts, for the picker's preview. */
import { templateList } from '../../../shared/api/templates.ts';
import { sectionsOf, templates } from '../../../shared/templates/templates.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function templateRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  routes.add({
    method: 'get',
    path: '/templates',
    act: 'signed-in',
    summary: 'Templates with their sections and prompts',
    answer: templateList,
    handle: async () => ({
      templates: templates.map((one) => ({
        ...one,
        sections: sectionsOf(one).map(({ id, heading, why, prompts }) => ({
          id,
          heading,
          why,
          prompts: [...prompts],
        })),
      })),
    }),
  });
  return routes.app;
}
