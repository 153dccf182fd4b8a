/** The description that a running Gitea serves of its own API, with whole paths instead of a base. */
export async function readGiteaDescription(url: string): Promise<object> {
  const answer = await fetch(`${url}/swagger.v1.json`);
  const { basePath, paths, ...description } = await answer.json();
  return {
    ...description,
    basePath: '/',
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, routes]) => [
        `${basePath}${path}`,
        routes,
      ]),
    ),
  };
}
