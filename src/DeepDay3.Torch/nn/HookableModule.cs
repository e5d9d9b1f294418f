namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be watched and changed by hooks.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            protected internal Dictionary<string, TPreHook> pre_hooks = [];
            protected internal Dictionary<string, TPostHook> post_hooks = [];
            protected internal Dictionary<string, Action<Module>> module_pre_hooks = [];
            protected internal Dictionary<string, Action<Module>> module_post_hooks = [];

            protected HookableModule(string name) : base(name)
            {
            }

            internal void RunModulePreHooks()
            {
                foreach (var hook in module_pre_hooks.Values) hook(this);
            }

            internal void RunModulePostHooks()
            {
                foreach (var hook in module_post_hooks.Values) hook(this);
            }

            /// <summary>Runs after each call; what it returns, unless null, takes the place of the result.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => Register(post_hooks, hook);

            /// <summary>Runs before each call; what it returns, unless null, takes the place of the input.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(pre_hooks, hook);

            public HookRemover register_forward_hook(Action<Module> hook) => Register(module_post_hooks, hook);

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(module_pre_hooks, hook);

            HookRemover Register<THook>(Dictionary<string, THook> hooks, THook hook)
            {
                string key = Guid.NewGuid().ToString();
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            /// <summary>Takes a hook away again.</summary>
            public class HookRemover
            {
                readonly HookableModule<TPreHook, TPostHook> module;
                readonly string key;

                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    this.module = module;
                    this.key = key;
                }

                public void remove()
                {
                    module.pre_hooks.Remove(key);
                    module.post_hooks.Remove(key);
                    module.module_pre_hooks.Remove(key);
                    module.module_post_hooks.Remove(key);
                }
            }
        }
    }
}
